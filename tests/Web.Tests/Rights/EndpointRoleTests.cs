using System.Text;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Testing;

namespace Studio.Web.Tests.Rights;

/// <summary>
/// Every address inside a workspace that is no page, asked by every role and by somebody who may do nothing; expected from the one table of rights
/// and from addresses.txt, which says the right of each apart from the code. Pages read through the actions of RoleMatrixTests.
/// </summary>
public sealed class EndpointRoleTests(ITestOutputHelper output)
{
    /// <summary>Of the studio itself or of whoever is signed in: no right of a workspace is needed.</summary>
    private const string Everybody = "Everybody";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_role_reaches_what_the_table_gives_it_and_nothing_else()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var workspace = await studio.WorkspaceIdAsync(TestPerson.Slug, Token);
        var endpoints = studio.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => Address(endpoint).StartsWith("/w/{workspace}", StringComparison.Ordinal) && endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
            .ToList();
        var rights = (await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "tests", "Web.Tests", "Rights", "addresses.txt"), Token))
            .Select(line => line.Split(' ')).ToDictionary(words => $"{words[0]} {words[1]}", words => words[2], StringComparer.Ordinal);
        Assert.Equal(rights.Keys.Order(StringComparer.Ordinal), endpoints.SelectMany(Names).Order(StringComparer.Ordinal));

        var (cells, wrong) = (0, new List<string>());
        foreach (var (role, access) in Enum.GetValues<Role>().Select(role => (Name: role.ToString(), Access: Accesses.Of(workspace, role))).Append(("nobody of any role", Accesses.Powerless(workspace))))
        {
            foreach (var (endpoint, name) in endpoints.SelectMany(endpoint => Names(endpoint).Select(name => (endpoint, name))))
            {
                var expected = rights[name] is not Everybody and var right && !access.Permissions.Contains(Enum.Parse<Permission>(right));
                var refused = await IsRefusedAsync(studio, endpoint, name.Split(' ')[0], access);
                cells++;
                if (refused != expected)
                {
                    wrong.Add($"{role} {name}: {(refused ? "is refused" : "may")}");
                }
            }
        }

        output.WriteLine($"matrix: {cells} cells of addresses x roles, {wrong.Count} failures");
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    /// <summary>Past the door, which the other tests try: signed in, in the workspace, with the page's token and a form that can be read.</summary>
    private static async Task<bool> IsRefusedAsync(RunningStudio studio, RouteEndpoint endpoint, string method, WorkspaceAccess access)
    {
        await using var scope = studio.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentWorkspace>().Enter(access);
        var http = await SignedRequest.MakeAsync(scope.ServiceProvider, access.UserId!.Value, method);
        http.Request.ContentType = "application/x-www-form-urlencoded";
        http.Request.Body = new MemoryStream(Encoding.ASCII.GetBytes($"ids={Guid.NewGuid()}&format=csv"));
        http.SetEndpoint(endpoint);
        foreach (var parameter in endpoint.RoutePattern.Parameters)
        {
            http.Request.RouteValues[parameter.Name] = parameter.Name switch { "workspace" => TestPerson.Slug, "model" => "studio-mini-diffusion", "index" => "0", _ => Guid.NewGuid().ToString() };
        }

        var trouble = await Record.ExceptionAsync(() => endpoint.RequestDelegate!(http));
        return http.Response.StatusCode == StatusCodes.Status403Forbidden || trouble is Data.StudioException { Kind: Data.RefusalKind.Forbidden };
    }

    private static IEnumerable<string> Names(RouteEndpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Where(method => method != "HEAD").Select(method => $"{method} {Address(endpoint)}");

    private static string Address(RouteEndpoint endpoint) => $"/{endpoint.RoutePattern.RawText?.TrimStart('/')}";
}
