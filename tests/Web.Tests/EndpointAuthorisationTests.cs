using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Studio.Testing;

namespace Studio.Web.Tests;

/// <summary>Every address of the program asks who is there, pages and endpoints alike; those that do not are named here.</summary>
public sealed class EndpointAuthorisationTests
{
    private static readonly string[] ForEverybody =
    [
        "/", "/sign-in", "/sign-in/code", "/sign-in/openid", "/sign-in/openid/done", "/sign-in/passkey", "/sign-in/passkey/options", "/sign-out", "/setup", "/sign-up", "/join/{Secret}", "/join/{secret}/passkey", "/join/{secret}/passkey/options", "/error", "/not-found", "/status/{Code:int}",
        "/r/{Secret}", "/r/{secret}/answer", "/r/{secret}/delete", "/r/{secret}/end", "/r/{secret}/more", "/r/{secret}/picture/{key}", "/r/{secret}/practised", "/r/{secret}/report", "/r/{secret}/rested", "/r/{secret}/step", "/r/{secret}/stop", "/r/{secret}/take-over", "/r/{secret}/undo",
    ];

    [Fact]
    public async Task Whoever_is_not_signed_in_reaches_only_what_is_named()
    {
        await using var studio = await RunningStudio.StartAsync(TestContext.Current.CancellationToken);
        var endpoints = studio.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => !IsPartOfThePage(endpoint)).ToList();
        Assert.True(endpoints.Count > 25, $"Only {endpoints.Count} addresses were found.");

        var open = endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is null || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null);
        Assert.Equal(ForEverybody.Order(StringComparer.Ordinal), open.Select(Address).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_circuit_is_only_for_whoever_is_signed_in()
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await RunningStudio.StartWithOwnerAsync(token);
        using var client = new Client(studio);
        var nothing = new Dictionary<string, string>(StringComparer.Ordinal);

        using var before = await client.PostAsync("/_blazor/negotiate?negotiateVersion=1", nothing, token);
        using var signedIn = await client.SignInAsync(TestPerson.Owner, token);
        using var after = await client.PostAsync("/_blazor/negotiate?negotiateVersion=1", nothing, token);

        Assert.StartsWith("/sign-in", client.Target(before), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    /// <summary>Styles, scripts, fonts and the circuit's own transport: nothing of a workspace, and the sign-in page needs them.</summary>
    private static bool IsPartOfThePage(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is not null
        || Address(endpoint).StartsWith("/_", StringComparison.Ordinal)
        || Address(endpoint) == "/{**path:file}";

    private static string Address(RouteEndpoint endpoint) => $"/{endpoint.RoutePattern.RawText?.TrimStart('/')}".TrimEnd('/') is { Length: > 0 } address ? address : "/";
}
