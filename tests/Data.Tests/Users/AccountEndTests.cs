using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Users;
using Studio.Data.Workspaces;
using Studio.Testing;

namespace Studio.Data.Tests.Users;

public sealed class AccountEndTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_only_owner_of_a_workspace_stays_until_there_is_another(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        await using var scope = studio.Services.CreateAsyncScope();
        var end = scope.ServiceProvider.GetRequiredService<AccountEnd>();

        var refusal = await Assert.ThrowsAsync<StudioException>(() => end.AskAsync(studio.Proof(workspace.Owner.Id), Token));
        Assert.Equal(RefusalKind.Conflict, refusal.Kind);
        await workspace.AddMemberAsync("second", Role.Owner, Token);
        await end.AskAsync(studio.Proof(workspace.Owner.Id), Token);
    }

    [Theory, EachDatabase]
    public async Task The_last_administrator_of_the_server_stays_and_one_who_goes_does_not_count(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var (first, second) = (await studio.AddUserAsync("first", Token), await studio.AddUserAsync("second", Token));
        await using var scope = studio.Services.CreateAsyncScope();
        var end = scope.ServiceProvider.GetRequiredService<AccountEnd>();
        var database = scope.ServiceProvider.GetRequiredService<StudioDbContext>();
        await database.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.IsServerAdministrator, true), Token);

        await end.AskAsync(studio.Proof(first.Id), Token);
        var refusal = await Assert.ThrowsAsync<StudioException>(() => end.AskAsync(studio.Proof(second.Id), Token));
        Assert.StartsWith("You are the last administrator of this server.", refusal.Message, StringComparison.Ordinal);
        Assert.Null(await end.OfAsync(second.Id, Token));

        await end.KeepAsync(first.Id, Token);
        await end.AskAsync(studio.Proof(second.Id), Token);
        Assert.NotNull(await end.OfAsync(second.Id, Token));
    }

    [Theory, EachDatabase]
    public async Task After_two_weeks_the_name_is_gone_and_the_pictures_stay(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var mika = await workspace.AddMemberAsync("mika", Role.Creator, Token);
        var made = await workspace.AddGenerationAsync(Token, count: 1, userId: mika.Id);
        await using var scope = studio.Services.CreateAsyncScope();
        var end = scope.ServiceProvider.GetRequiredService<AccountEnd>();
        var sessions = scope.ServiceProvider.GetRequiredService<UserSessions>();
        await scope.ServiceProvider.GetRequiredService<UserPortraits>().ChangeAsync(mika.Id, [1], imageId: null, Token);
        await sessions.BeginAsync(mika.Id, "Firefox on Linux", "", SignInWay.Password, Token);

        await end.AskAsync(studio.Proof(mika.Id), Token);
        Assert.Empty(await sessions.OfAsync(mika.Id, Token));
        studio.Time.Advance(TimeSpan.FromDays(13));
        Assert.Equal(0, await end.EraseDueAsync(Token));
        studio.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await end.EraseDueAsync(Token));

        var user = await workspace.WithAsync(context => context.Users.AsNoTracking().SingleAsync(known => known.Id == mika.Id, Token));
        Assert.Equal((AccountEnd.NameLeft, null, null, null, null), (user.DisplayName, user.Email, user.PasswordHash, user.DeleteAfter, user.PortraitId));
        Assert.False(await workspace.WithAsync(context => context.UserPortraits.AnyAsync(Token)));
        Assert.DoesNotContain("mika", user.UserName, StringComparison.OrdinalIgnoreCase);
        Assert.False(await workspace.WithAsync(context => context.Memberships.AnyAsync(m => m.UserId == mika.Id, Token)));
        Assert.NotNull(await workspace.WithAsync(context => context.Threads.Where(thread => thread.Id == made.Thread.Id).Select(thread => thread.DeletedAt).SingleAsync(Token)));
        Assert.True(await workspace.WithAsync(context => context.Generations.AnyAsync(generation => generation.CreatedById == mika.Id, Token)));
        Assert.Equal(0, await end.EraseDueAsync(Token));
    }

    [Theory, EachDatabase]
    public async Task An_account_that_is_kept_is_not_erased(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var mika = await studio.AddUserAsync("mika", Token);
        await using var scope = studio.Services.CreateAsyncScope();
        var end = scope.ServiceProvider.GetRequiredService<AccountEnd>();

        await end.AskAsync(studio.Proof(mika.Id), Token);
        await end.KeepAsync(mika.Id, Token);
        studio.Time.Advance(TimeSpan.FromDays(30));

        Assert.Equal(0, await end.EraseDueAsync(Token));
    }
}
