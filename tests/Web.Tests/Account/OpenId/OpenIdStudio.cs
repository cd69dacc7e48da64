using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Studio.Testing;

namespace Studio.Web.Tests.Account.OpenId;

/// <summary>The real program beside a real sign-in service, on either database.</summary>
internal sealed class OpenIdStudio : IAsyncDisposable
{
    private readonly SharedStudio? _shared;
    private readonly TemporaryFolder _folder;

    private OpenIdStudio(TestOpenIdServer service, RunningStudio studio, TemporaryFolder folder, SharedStudio? shared) =>
        (Service, Studio, _folder, _shared) = (service, studio, folder, shared);

    public TestOpenIdServer Service { get; }

    public RunningStudio Studio { get; }

    public static async Task<OpenIdStudio> StartAsync(DatabaseKind kind, CancellationToken ct, string more = "", Action<WebApplicationBuilder>? configure = null)
    {
        var service = await TestOpenIdServer.StartAsync(ct);
        string[] arguments =
        [
            $"OpenId:Authority={service.Address}", $"OpenId:ClientId={TestOpenIdServer.ClientId}", $"OpenId:ClientSecret={TestOpenIdServer.ClientSecret}", "OpenId:Name=Harbour",
            "OpenId:Groups:0:Group=painters", $"OpenId:Groups:0:Workspace={TestPerson.Slug}", "OpenId:Groups:0:Role=Creator",
            "OpenId:Groups:1:Group=heads", $"OpenId:Groups:1:Workspace={TestPerson.Slug}", "OpenId:Groups:1:Role=Admin",
            "OpenId:Groups:2:Group=painters", "OpenId:Groups:2:Workspace=never-was", "OpenId:Groups:2:Role=Admin",
            .. more.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        ];
        var shared = kind == DatabaseKind.PostgreSql ? await SharedStudio.CreateAsync(ct) : null;
        var folder = new TemporaryFolder();
        var studio = await RunningStudio.StartNodeAsync(folder, [.. arguments.Concat(shared?.Arguments ?? []).Select(setting => $"--{setting}")], ct, configure);
        await SharedStudio.AddOwnerAsync(studio, ct);
        return new OpenIdStudio(service, studio, folder, shared);
    }

    /// <summary>Presses the button and follows where it leads, through both servers.</summary>
    /// <returns>Where the person stands in the end.</returns>
    public Task<string> SignInAsync(Client browser, CancellationToken ct, string back = "/") =>
        FollowAsync(browser, $"/sign-in/openid?ReturnUrl={Uri.EscapeDataString(back)}", ct);

    /// <summary>Goes to an address and follows where it leads, through both servers.</summary>
    public static async Task<string> FollowAsync(Client browser, string address, CancellationToken ct)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var answer = await browser.SendAsync(request, ct);
            if ((int)answer.StatusCode != StatusCodes.Status302Found)
            {
                return $"{(int)answer.StatusCode} {address}";
            }

            address = browser.Target(answer)!;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Studio.DisposeAsync();
        await Service.DisposeAsync();
        if (_shared is not null)
        {
            await _shared.DisposeAsync();
        }

        _folder.Dispose();
    }
}
