using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Moderation.Cases;
using Studio.Data.Users;
using Studio.Data.Workspaces;
using Studio.Testing;

namespace Studio.Data.Tests.Moderation;

public sealed class CaseClaimsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Of_many_who_take_a_case_at_once_one_has_it(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var about = Rows.Case(workspace.Owner.Id, studio.Time.UtcNow);
        await workspace.AddAsync(Token, about);
        var people = new List<StudioUser>();
        for (var i = 0; i < 6; i++)
        {
            people.Add(await workspace.AddMemberAsync($"mod{i}", Role.Moderator, Token));
        }

        var answers = await Task.WhenAll(people.Select(person => ClaimAsync(workspace, about.Id, person.Id)));

        Assert.Single(answers, answer => answer is null);
        Assert.All(answers.Where(answer => answer is not null), answer => Assert.Contains("works on this case", answer, StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task A_case_is_free_again_when_its_lease_is_over_or_given_back(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var (ben, chen) = (await workspace.AddMemberAsync("ben", Role.Moderator, Token), await workspace.AddMemberAsync("chen", Role.Moderator, Token));
        var about = Rows.Case(workspace.Owner.Id, studio.Time.UtcNow);
        await workspace.AddAsync(Token, about);

        Assert.Null(await ClaimAsync(workspace, about.Id, ben.Id));
        Assert.Null(await ClaimAsync(workspace, about.Id, ben.Id));
        Assert.NotNull(await ClaimAsync(workspace, about.Id, chen.Id));
        await workspace.WithAsync(c => c.Cases.ExecuteUpdateAsync(s => s.SetProperty(x => x.ClaimedUntil, studio.Time.UtcNow.AddYears(-40)), Token));
        Assert.Null(await ClaimAsync(workspace, about.Id, chen.Id));
        await using (var scope = workspace.Enter(Role.Moderator, chen.Id))
        {
            await scope.ServiceProvider.GetRequiredService<CaseClaims>().ReleaseAsync(about.Id, Token);
        }

        Assert.Null(await ClaimAsync(workspace, about.Id, ben.Id));
    }

    [Theory, EachDatabase]
    public async Task Nobody_decides_about_their_own_while_somebody_else_can(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var mine = Rows.Case(workspace.Owner.Id, studio.Time.UtcNow);
        await workspace.AddAsync(Token, mine);

        Assert.Null(await ClaimAsync(workspace, mine.Id, workspace.Owner.Id, Role.Owner));
        await workspace.AddMemberAsync("ben", Role.Moderator, Token);

        Assert.Equal("This is yours, so somebody else decides it. 1 person can.", await ClaimAsync(workspace, mine.Id, workspace.Owner.Id, Role.Owner));
    }

    [Theory, EachDatabase]
    public async Task Whoever_decided_first_never_decides_the_appeal(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var ben = await workspace.AddMemberAsync("ben", Role.Moderator, Token);
        var mia = await workspace.AddMemberAsync("mia", Role.Creator, Token);
        var first = Rows.Case(mia.Id, studio.Time.UtcNow);
        first.State = CaseState.Decided;
        await workspace.AddAsync(Token, first, new CaseDecision { CaseId = first.Id, Act = CaseAct.Rejected, ById = ben.Id, At = studio.Time.UtcNow });
        var appeal = await workspace.WithAsync(async c =>
        {
            var opened = ModerationCase.Open(c, new NewCase(CaseKind.Appeal, CaseSeverity.Middle, mia.Id, first.Evidence) { AppealOf = first.Id }, studio.Time.UtcNow);
            await c.SaveChangesAsync(Token);
            return opened;
        });

        Assert.Equal("You decided this case first, so somebody else decides the appeal. 1 person can.", await ClaimAsync(workspace, appeal.Id, ben.Id));
        Assert.Null(await ClaimAsync(workspace, appeal.Id, workspace.Owner.Id, Role.Owner));
    }

    private static async Task<string?> ClaimAsync(TestWorkspace workspace, Guid caseId, Guid userId, Role role = Role.Moderator)
    {
        await using var scope = workspace.Enter(role, userId);
        return await scope.ServiceProvider.GetRequiredService<CaseClaims>().ClaimAsync(caseId, Token);
    }
}
