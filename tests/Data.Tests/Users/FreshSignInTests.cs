using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Users;
using Studio.Testing;

namespace Studio.Data.Tests.Users;

public sealed class FreshSignInTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_sign_in_is_fresh_for_ten_minutes_and_again_after_a_confirmation(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var user = await studio.AddUserAsync("mika", Token);
        await using var scope = studio.Services.CreateAsyncScope();
        var fresh = await BeginAsync(scope.ServiceProvider, user.Id);

        Assert.NotNull(await fresh.FindAsync(Token));
        studio.Time.Advance(FreshSignIn.MaxAge);
        Assert.Equal(user.Id, (await fresh.RequireAsync(Token)).UserId);
        studio.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await fresh.FindAsync(Token));
        Assert.Equal(RefusalKind.Forbidden, (await Assert.ThrowsAsync<StudioException>(() => fresh.RequireAsync(Token))).Kind);

        await fresh.ConfirmAsync(Token);
        Assert.NotNull(await fresh.FindAsync(Token));
    }

    [Theory, EachDatabase]
    public async Task A_confirmation_counts_for_its_own_session_only_and_ends_with_it(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var user = await studio.AddUserAsync("mika", Token);
        await using var laptop = studio.Services.CreateAsyncScope();
        await using var phone = studio.Services.CreateAsyncScope();
        var (onLaptop, onPhone) = (await BeginAsync(laptop.ServiceProvider, user.Id), await BeginAsync(phone.ServiceProvider, user.Id));
        studio.Time.Advance(FreshSignIn.MaxAge * 2);

        await onLaptop.ConfirmAsync(Token);

        Assert.NotNull(await onLaptop.FindAsync(Token));
        Assert.Null(await onPhone.FindAsync(Token));
        await laptop.ServiceProvider.GetRequiredService<UserSessions>().SignOutElsewhereAsync(user.Id, except: null, Token);
        Assert.Null(await onLaptop.FindAsync(Token));
    }

    [Theory, EachDatabase]
    public async Task Who_names_somebody_elses_session_confirms_nothing(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var (mika, thief) = (await studio.AddUserAsync("mika", Token), await studio.AddUserAsync("thief", Token));
        await using var scope = studio.Services.CreateAsyncScope();
        await BeginAsync(scope.ServiceProvider, mika.Id);
        var session = scope.ServiceProvider.GetRequiredService<CurrentSession>();
        session.Enter(thief.Id, session.Id!.Value);

        Assert.Null(await scope.ServiceProvider.GetRequiredService<FreshSignIn>().FindAsync(Token));
        studio.Time.Advance(FreshSignIn.MaxAge * 2);
        await scope.ServiceProvider.GetRequiredService<FreshSignIn>().ConfirmAsync(Token);
        var context = scope.ServiceProvider.GetRequiredService<StudioDbContext>();
        Assert.True(await context.UserSessions.AllAsync(s => s.ConfirmedAt == s.CreatedAt, Token));
    }

    private static async Task<FreshSignIn> BeginAsync(IServiceProvider services, Guid userId)
    {
        var id = await services.GetRequiredService<UserSessions>().BeginAsync(userId, "Firefox on Linux", "", SignInWay.Password, Token);
        services.GetRequiredService<CurrentSession>().Enter(userId, id);
        return services.GetRequiredService<FreshSignIn>();
    }
}
