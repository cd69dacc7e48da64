using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Testing;

namespace Studio.Web.Tests.Rights;

/// <summary>
/// Every address that names a workspace, asked over HTTP by nobody and by a member of another workspace: a workspace of others
/// answers as one that never was, and ids of others inside one's own workspace as ids that nobody has.
/// </summary>
public sealed partial class EndpointMatrixTests(ITestOutputHelper output)
{
    private const string Theirs = "inland";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_belongs_to_others_is_answered_like_what_never_was()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddStrangerAsync(TestPerson.Stranger, Theirs, Token);
        var ids = await FillAsync(studio);
        using var member = new Client(studio);
        using var owner = new Client(studio);
        using var nobody = new Client(studio);
        (await member.SignInAsync(TestPerson.Owner, Token)).Dispose();
        (await owner.SignInAsync(TestPerson.Stranger, Token)).Dispose();

        var addresses = studio.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.Parameters.Any(p => p.Name.Equals("workspace", StringComparison.OrdinalIgnoreCase)))
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => (Method: method, Pattern: endpoint.RoutePattern.RawText!)))
            .Distinct()
            .ToList();
        Assert.True(addresses.Count > 25, $"Only {addresses.Count} addresses were found.");

        var (cells, telling, wrong) = (0, 0, new List<string>());
        foreach (var (method, pattern) in addresses)
        {
            var kinds = HasId().IsMatch(pattern) ? ids : ids.Take(1);
            foreach (var id in kinds)
            {
                var unknown = Guid.CreateVersion7();
                await CompareAsync(nobody, "nobody", Theirs, id, "no-such-place", unknown);
                await CompareAsync(member, "a stranger", Theirs, id, "no-such-place", unknown);
                await CompareAsync(member, "in one's own", TestPerson.Slug, id, TestPerson.Slug, unknown);

                // What the owner over there is told shows that there was something to tell.
                telling += await AskAsync(owner, method, pattern, Theirs, id) != await AskAsync(member, method, pattern, Theirs, id) ? 1 : 0;

                async Task CompareAsync(Client client, string who, string slug, Guid foreign, string missingSlug, Guid missing)
                {
                    cells++;
                    var theirs = await AskAsync(client, method, pattern, slug, foreign);
                    var none = await AskAsync(client, method, pattern, missingSlug, missing);
                    if (theirs != none)
                    {
                        wrong.Add($"{method} {pattern} as {who}: {theirs}\n    but of nothing: {none}");
                    }
                }
            }
        }

        output.WriteLine($"addresses: {cells} cells of {addresses.Count} addresses x who asks x ids ({telling} of which tell their owner something else), {wrong.Count} failures");
        Assert.True(telling > addresses.Count / 2, $"Only {telling} answers tell an owner something else.");
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    private static async Task<string> AskAsync(Client client, string method, string pattern, string slug, Guid id)
    {
        var address = Parameter().Replace(pattern, part => part.Groups["name"].Value.Equals("workspace", StringComparison.OrdinalIgnoreCase) ? slug : part.Value.Contains('*', StringComparison.Ordinal) ? "anything" : id.ToString());
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri($"/{address.TrimStart('/')}", UriKind.Relative));
        using var answer = await client.SendAsync(request, Token);
        var body = await answer.Content.ReadAsStringAsync(Token);
        var said = $"{(int)answer.StatusCode} {answer.Content.Headers.ContentType} {client.Target(answer)} {MadeAnew().Replace(body, "(new)")}";
        return said.Replace(slug, "(workspace)", StringComparison.Ordinal).Replace(id.ToString(), "(id)", StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<Guid>> FillAsync(RunningStudio studio)
    {
        await using var scope = studio.Services.CreateAsyncScope();
        await using var outside = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(Token);
        return await studio.Services.GetRequiredService<WorkspaceScope>().RunAsync(
            (await outside.Workspaces.SingleAsync(w => w.Slug == Theirs, Token)).Id,
            async (services, token) =>
            {
                var context = services.GetRequiredService<StudioDbContext>();
                var owner = context.Memberships.Single().UserId;
                context.AddRange(EveryKind.Of(owner, new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc)));
                var made = context.ChangeTracker.Entries().Where(entry => entry.Entity is IWorkspaceOwned).ToList();
                await context.SaveChangesAsync(token);
                return (IReadOnlyList<Guid>)[.. made.Select(entry => entry.Properties.FirstOrDefault(p => p.Metadata.Name == "Id")?.CurrentValue).OfType<Guid>()];
            },
            Token);
    }

    [GeneratedRegex(@"\{\*?\*?(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\{(?!workspace)[^}*]*\}", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HasId();

    /// <summary>What every answer has of its own: nonces, protected values, marks of components, trace ids.</summary>
    [GeneratedRegex(@"nonce=""[^""]*""|CfDJ8[\w-]+|<!--[^>]*-->|""traceId"":""[^""]*""|[0-9a-f]{32}-[0-9a-f]{16}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex MadeAnew();
}
