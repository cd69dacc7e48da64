using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Audit;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Data.Workspaces;
using Studio.Data.Workspaces.Invitations;
using Studio.Testing;

namespace Studio.Data.Tests.Workspaces;

public sealed class JoiningTests
{
    private static readonly NewInvitation OnePlace = new(Role.Creator, Days: 7, Places: 1, ByHand: false);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Of_many_who_take_the_last_place_at_once_one_gets_it(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var secret = await MakeAsync(workspace, OnePlace);
        var people = await AddPeopleAsync(studio, 6);

        var answers = await Task.WhenAll(people.Select(person => Record.ExceptionAsync(() => ComeAsync(studio, secret, person)).AsTask()));

        Assert.Single(answers, answer => answer is null);
        Assert.All(answers.OfType<Exception>(), answer => Assert.Equal(RefusalKind.Conflict, Assert.IsType<StudioException>(answer).Kind));
        Assert.Equal(2, await workspace.WithAsync(c => c.Memberships.CountAsync(Token)));
        Assert.Equal((1, 1), await PlacesAsync(workspace));
    }

    [Theory, EachDatabase]
    public async Task Of_two_who_are_let_in_at_once_by_the_last_place_one_goes_on_waiting(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var secret = await MakeAsync(workspace, OnePlace with { ByHand = true });
        foreach (var person in await AddPeopleAsync(studio, 2))
        {
            Assert.Equal(JoinAnswer.Waiting, await ComeAsync(studio, secret, person));
        }

        var requests = await workspace.WithAsync(c => c.JoinRequests.Select(r => r.Id).ToListAsync(Token));
        var answers = await Task.WhenAll(requests.Select(id => Record.ExceptionAsync(() => DecideAsync(workspace, letting => letting.LetInAsync(id, Token))).AsTask()));

        var refused = Assert.IsType<StudioException>(Assert.Single(answers, answer => answer is not null));
        Assert.Equal("The one place of this link is taken. They still wait.", refused.Message);
        var waiting = Assert.Single(await workspace.WithAsync(c => c.JoinRequests.Where(r => r.State == JoinState.Waiting).ToListAsync(Token)));
        await DecideAsync(workspace, letting => letting.LetInAnywayAsync(waiting.Id, Token));
        Assert.Equal((2, 2), await PlacesAsync(workspace));
        Assert.Equal(3, await workspace.WithAsync(c => c.Memberships.CountAsync(Token)));
    }

    [Theory, EachDatabase]
    public async Task An_account_made_at_the_door_exists_only_with_its_place(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var secret = await MakeAsync(workspace, OnePlace);

        Assert.Equal(JoinAnswer.Member, await ComeNewAsync(studio, secret, "lihua@atelier.example"));
        await Assert.ThrowsAsync<StudioException>(() => ComeNewAsync(studio, secret, "lieselotte@atelier.example"));

        var made = await workspace.WithAsync(c => c.Users.Where(u => u.Email!.EndsWith("atelier.example")).ToListAsync(Token));
        Assert.Equal(["lihua@atelier.example"], made.Select(user => user.Email));
        var joined = Assert.Single(await workspace.WithAsync(c => c.AuditEntries.Where(e => e.Act == AuditAct.MemberJoined).ToListAsync(Token)));
        Assert.Equal((PrincipalKind.Guest, null), (joined.By, joined.Actor));
        Assert.Contains("\"by\":\"link\"", joined.Details, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_link_that_is_over_lets_nobody_in(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var person = (await AddPeopleAsync(studio, 1))[0];
        var revoked = await MakeAsync(workspace, OnePlace);
        var links = workspace.Enter();
        await using (links)
        {
            var id = await workspace.WithAsync(c => c.Invitations.Select(i => i.Id).SingleAsync(Token));
            await links.ServiceProvider.GetRequiredService<InvitationLinks>().RevokeAsync(id, Token);
            await links.ServiceProvider.GetRequiredService<InvitationLinks>().RevokeAsync(id, Token);
        }

        var ranOut = await MakeAsync(workspace, OnePlace);
        studio.Time.Advance(TimeSpan.FromDays(7));

        Assert.Equal(InvitationState.Revoked, (await FindAsync(studio, revoked))!.Invitation.StateAt(studio.Time.UtcNow));
        Assert.Equal(InvitationState.RanOut, (await FindAsync(studio, ranOut))!.Invitation.StateAt(studio.Time.UtcNow));
        foreach (var secret in new[] { revoked, ranOut })
        {
            Assert.Equal(RefusalKind.Conflict, (await Assert.ThrowsAsync<StudioException>(() => ComeAsync(studio, secret, person))).Kind);
        }

        Assert.Single(await workspace.WithAsync(c => c.AuditEntries.Where(e => e.Act == AuditAct.InvitationRevoked).ToListAsync(Token)));
        Assert.Equal(1, await workspace.WithAsync(c => c.Memberships.CountAsync(Token)));
    }

    [Theory, EachDatabase]
    public async Task Only_the_secret_opens_the_door_and_the_database_does_not_hold_it(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var secret = await MakeAsync(workspace, OnePlace);

        var kept = await workspace.WithAsync(c => c.Invitations.AsNoTracking().SingleAsync(Token));
        Assert.DoesNotContain(secret, $"{kept.SecretHash} {kept.Protected} {kept.Beginning} {kept.Note}", StringComparison.Ordinal);
        await using var scope = workspace.Enter();
        Assert.Equal(secret, await scope.ServiceProvider.GetRequiredService<InvitationLinks>().SecretAsync(kept.Id, Token));
        Assert.Equal(workspace.Slug, (await FindAsync(studio, secret))!.Slug);
        foreach (var wrong in new[] { null, "", InvitationSecret.New(), secret.ToUpperInvariant(), secret + " ", kept.SecretHash, new string('x', 100_000) })
        {
            Assert.Null(await FindAsync(studio, wrong));
        }
    }

    [Theory, EachDatabase]
    public async Task Who_was_removed_does_not_come_back_by_the_same_link_alone(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var secret = await MakeAsync(workspace, OnePlace with { Places = 5 });
        var person = (await AddPeopleAsync(studio, 1))[0];
        Assert.Equal(JoinAnswer.Member, await ComeAsync(studio, secret, person));
        Assert.Equal(JoinAnswer.Member, await ComeAsync(studio, secret, person));
        await workspace.WithAsync(c => c.Memberships.Where(m => m.UserId == person).ExecuteDeleteAsync(Token));

        Assert.Equal(JoinAnswer.Waiting, await ComeAsync(studio, secret, person));
        var request = Assert.Single(await workspace.WithAsync(c => c.JoinRequests.ToListAsync(Token)));
        await DecideAsync(workspace, letting => letting.DeclineAsync(request.Id, Token));
        Assert.Equal(JoinAnswer.Declined, await ComeAsync(studio, secret, person));
        var late = await Assert.ThrowsAsync<StudioException>(() => DecideAsync(workspace, letting => letting.LetInAsync(request.Id, Token)));
        Assert.Equal(RefusalKind.Conflict, late.Kind);
    }

    [Theory, EachDatabase]
    public async Task A_link_for_one_domain_lets_no_other_address_in(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var secret = await MakeAsync(workspace, OnePlace with { Places = 5, EmailDomain = " @Northlight.example " });

        Assert.Equal(JoinAnswer.Member, await ComeNewAsync(studio, secret, "ken@northlight.example"));
        foreach (var other in new[] { "ken@evil-northlight.example", "ken@northlight.example.evil.example" })
        {
            Assert.Equal(RefusalKind.Forbidden, (await Assert.ThrowsAsync<StudioException>(() => ComeNewAsync(studio, secret, other))).Kind);
        }
    }

    [Theory]
    [InlineData(Role.Owner, 7, 5)]
    [InlineData(Role.Admin, 7, 5)]
    [InlineData(Role.Creator, 0, 5)]
    [InlineData(Role.Creator, 91, 5)]
    [InlineData(Role.Creator, 7, 0)]
    [InlineData(Role.Creator, 7, 101)]
    public void No_link_makes_owners_lasts_for_ever_or_lets_everybody_in(Role role, int days, int places) =>
        Assert.Throws<StudioException>(() => new NewInvitation(role, days, places, ByHand: true).Check());

    private static async Task<string> MakeAsync(TestWorkspace workspace, NewInvitation wanted)
    {
        await using var scope = workspace.Enter();
        return await scope.ServiceProvider.GetRequiredService<InvitationLinks>().MakeAsync(wanted, Token);
    }

    private static async Task<IReadOnlyList<Guid>> AddPeopleAsync(TestStudio studio, int count)
    {
        var people = new List<Guid>();
        for (var i = 0; i < count; i++)
        {
            people.Add((await studio.AddUserAsync($"guest{i}", Token)).Id);
        }

        return people;
    }

    private static async Task<JoinDoor?> FindAsync(TestStudio studio, string? secret)
    {
        await using var scope = studio.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<JoinDoors>().FindAsync(secret, Token);
    }

    private static async Task<JoinAnswer> ComeAsync(TestStudio studio, string secret, Guid userId) =>
        await AtTheDoorAsync(studio, secret, userId, (joining, door) => joining.AsThemselfAsync(door.Invitation.Id, Token));

    private static async Task<JoinAnswer> ComeNewAsync(TestStudio studio, string secret, string email) => await AtTheDoorAsync(
        studio, secret, userId: null,
        (joining, door) => joining.WithNewAccountAsync(
            door.Invitation.Id, new StudioUser { UserName = email, Email = email, DisplayName = "丽华", CreatedAt = studio.Time.UtcNow }, passkey: null, Token));

    private static async Task<JoinAnswer> AtTheDoorAsync(TestStudio studio, string secret, Guid? userId, Func<Joining, JoinDoor, Task<JoinAnswer>> ask)
    {
        await using var scope = studio.Services.CreateAsyncScope();
        var door = await scope.ServiceProvider.GetRequiredService<JoinDoors>().FindAsync(secret, Token);
        scope.ServiceProvider.GetRequiredService<CurrentWorkspace>().Enter(JoinDoors.Guest(door!, userId));
        return await ask(scope.ServiceProvider.GetRequiredService<Joining>(), door!);
    }

    private static async Task<(int Used, int Places)> PlacesAsync(TestWorkspace workspace)
    {
        var invitation = await workspace.WithAsync(c => c.Invitations.AsNoTracking().SingleAsync(Token));
        return (invitation.Used, invitation.Places);
    }

    private static async Task DecideAsync(TestWorkspace workspace, Func<LettingIn, Task> decide)
    {
        await using var scope = workspace.Enter();
        await decide(scope.ServiceProvider.GetRequiredService<LettingIn>());
    }
}
