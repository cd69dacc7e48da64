using System.Net;
using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Testing;
using Studio.Web.Health;

namespace Studio.Web.Tests.Health;

public sealed class HealthRightsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_is_there_for_administrators_of_the_server_only()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        using var nobody = new Client(studio);
        using var stranger = new Client(studio);
        using var owner = new Client(studio);
        using var _ = await stranger.SignInAsync(TestPerson.Stranger, Token);
        using var __ = await owner.SignInAsync(TestPerson.Owner, Token);

        using var door = await nobody.GetAsync("/admin/health", Token);
        using var none = await stranger.GetAsync("/admin/health", Token);
        using var page = await owner.GetAsync("/admin/health", Token);

        Assert.StartsWith("/sign-in", nobody.Target(door), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData(typeof(HealthQueries))]
    [InlineData(typeof(HealthActions))]
    public async Task Everything_that_reads_or_decides_refuses_whoever_is_no_administrator(Type type)
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        await using var scope = studio.Services.CreateAsyncScope();
        await SignInAsync(scope.ServiceProvider, isAdministrator: false);
        var target = scope.ServiceProvider.GetRequiredService(type);
        var methods = type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => typeof(Task).IsAssignableFrom(method.ReturnType)).ToList();

        Assert.NotEmpty(methods);
        foreach (var method in methods)
        {
            var refusal = await Assert.ThrowsAsync<StudioException>(() => (Task)method.Invoke(target, [.. method.GetParameters().Select(Nothing)])!);
            Assert.Equal((method.Name, RefusalKind.Forbidden), (method.Name, refusal.Kind));
        }
    }

    [Fact]
    public async Task An_administrator_reads_this_node_with_its_slots_and_its_database()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await using var scope = studio.Services.CreateAsyncScope();
        await SignInAsync(scope.ServiceProvider, isAdministrator: true);
        var queries = scope.ServiceProvider.GetRequiredService<HealthQueries>();

        var view = await queries.ReadAsync(Token);
        while (view.Slots == 0)
        {
            // The node says how it is for the first time a moment after its start.
            await Task.Yield();
            view = await queries.ReadAsync(Token);
        }

        Assert.Equal((1, 1), (view.Slots, view.WorkingSlots));
        Assert.Equal("SQLite", view.Database.Kind);
        Assert.True(view.Database is { Bytes: > 0, Answer.Ticks: > 0 });
        Assert.True(Assert.Single(view.Nodes).Report.Memory.BudgetBytes > 0);
        Assert.Equal("All is well", HealthWords.Verdict(HealthAdvice.Of(view)));
        Assert.DoesNotContain(TestPerson.WorkspaceName, HealthReport.Of(view, HealthAdvice.Of(view)), StringComparison.Ordinal);
    }

    private static object? Nothing(ParameterInfo parameter) =>
        parameter.ParameterType == typeof(CancellationToken) ? Token
        : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType)
        : null;

    private static async Task SignInAsync(IServiceProvider services, bool isAdministrator)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(Token);
        var id = await db.Users.Where(user => user.IsServerAdministrator == isAdministrator).Select(user => user.Id).FirstAsync(Token);
        var person = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, id.ToString())], "test"));
        ((IHostEnvironmentAuthenticationStateProvider)services.GetRequiredService<AuthenticationStateProvider>()).SetAuthenticationState(Task.FromResult(new AuthenticationState(person)));
    }
}
