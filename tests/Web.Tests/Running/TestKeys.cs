using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Keys;
using Studio.Data.Tenancy;

namespace Studio.Testing;

/// <summary>Keys of a running studio, made by the same code as on the page.</summary>
public static class TestKeys
{
    public static async Task<MadeKey> MakeKeyAsync(
        this RunningStudio studio, CancellationToken cancellationToken, KeyScope scopes = KeyScope.Pictures | KeyScope.Words,
        TestPerson? by = null, string slug = TestPerson.Slug, string addresses = "", int? days = 90, string name = "Poster printer")
    {
        await using var scope = await studio.EnterAsync(by ?? TestPerson.Owner, slug, cancellationToken);
        var services = scope.ServiceProvider;
        var confirmed = TestConfirmed.Of(services.GetRequiredService<CurrentWorkspace>().Access.UserId!.Value, services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        return await services.GetRequiredService<ApiKeys>().MakeAsync(new NewKey(name, scopes, days, addresses), confirmed, cancellationToken);
    }

    /// <summary>A scope in which a member acts.</summary>
    public static async Task<AsyncServiceScope> EnterAsync(this RunningStudio studio, TestPerson person, string slug, CancellationToken cancellationToken)
    {
        await using var outside = studio.Services.CreateAsyncScope();
        await using var context = await outside.ServiceProvider.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(cancellationToken);
        var userId = await context.Users.Where(user => user.Email == person.Email).Select(user => user.Id).SingleAsync(cancellationToken);
        var scope = studio.Services.CreateAsyncScope();
        var access = await scope.ServiceProvider.GetRequiredService<Doors>().MemberAsync(slug, userId, cancellationToken);
        scope.ServiceProvider.GetRequiredService<CurrentWorkspace>().Enter(access!);
        return scope;
    }
}
