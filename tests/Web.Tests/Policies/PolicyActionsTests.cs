using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Moderation.Findings;
using Studio.Data.Moderation.Policies;
using Studio.Data.Workspaces;
using Studio.Jobs.Moderation;
using Studio.Testing;
using Studio.Web.Policies;
using Studio.Web.Tests.Create;

namespace Studio.Web.Tests.Policies;

public sealed class PolicyActionsTests
{
    private static readonly TextRule Weapons = new()
    {
        Id = "weapons",
        Name = "Weapons",
        Kind = RuleKind.Terms,
        Action = RuleAction.Block,
        Terms = [new RuleTerm("Pistole", "de")],
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_draft_holds_from_the_moment_it_is_published(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var scope = workspace.Enter();
        var actions = scope.ServiceProvider.GetRequiredService<PolicyActions>();
        var wall = scope.ServiceProvider.GetRequiredService<TextWall>();

        await actions.SaveRuleAsync(before: null, Weapons, Ct);
        Assert.Equal(TextOutcome.Passes, (await wall.TryAsync("Fuchs mit Pistole", "de", Ct)).Outcome);

        var draft = (await ReadAsync(scope)).Draft!;
        Assert.Equal(1, await actions.PublishAsync("Toys are fine.", draft.Version, Ct));
        var verdict = await wall.TryAsync("Fuchs mit Pistole", "de", Ct);
        Assert.Equal((TextOutcome.Blocked, 1), (verdict.Outcome, verdict.PolicyNumber));
        var view = await ReadAsync(scope);
        Assert.Null(view.Draft);
        Assert.Equal((1, "Toys are fine.", true), (view.Versions[0].Number, view.Versions[0].Reason, view.Versions[0].IsInForce));
        Assert.Equal(AuditAct.PolicyPublished, await workspace.WithAsync(c => c.AuditEntries.OrderByDescending(e => e.Number).Select(e => e.Act).FirstAsync(Ct)));
    }

    [Theory, EachDatabase]
    public async Task An_old_policy_comes_back_as_a_draft(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var scope = workspace.Enter();
        var actions = scope.ServiceProvider.GetRequiredService<PolicyActions>();
        await actions.SaveRuleAsync(before: null, Weapons, Ct);
        await actions.PublishAsync("one", (await ReadAsync(scope)).Draft!.Version, Ct);
        await actions.RemoveRuleAsync("weapons", Ct);
        await actions.PublishAsync("two", (await ReadAsync(scope)).Draft!.Version, Ct);
        Assert.Empty((await ReadAsync(scope)).InForce.Texts);

        await actions.BringBackAsync(1, Ct);

        var view = await ReadAsync(scope);
        Assert.Equal((2, 3), (view.Number, view.Draft!.Number));
        Assert.Equal("Weapons", Assert.Single(DraftChange.Between(view.InForce, view.Draft.Document)).Name);
        await Assert.ThrowsAsync<StudioException>(() => actions.BringBackAsync(1, Ct));
    }

    [Fact]
    public async Task A_rule_that_somebody_else_changed_is_not_written_over_and_a_draft_not_published_unseen()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var scope = workspace.Enter();
        var actions = scope.ServiceProvider.GetRequiredService<PolicyActions>();
        await actions.SaveRuleAsync(before: null, Weapons, Ct);
        var seen = (await ReadAsync(scope)).Draft!;
        await actions.SaveRuleAsync(seen.Document.Text("weapons"), Weapons with { Action = RuleAction.Hold }, Ct);

        var refusal = await Assert.ThrowsAsync<StudioException>(() => actions.SaveRuleAsync(seen.Document.Text("weapons"), Weapons with { Action = RuleAction.Watch }, Ct));
        Assert.Contains("Somebody else changed Weapons", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(RefusalKind.Conflict, (await Assert.ThrowsAsync<StudioException>(() => actions.PublishAsync("why", seen.Version, Ct))).Kind);
        Assert.Equal(RuleAction.Hold, (await ReadAsync(scope)).Draft!.Document.Text("weapons")!.Action);

        await actions.TakeBackAsync("weapons", Ct);
        Assert.Empty((await ReadAsync(scope)).Draft!.Document.Texts);
    }

    [Fact]
    public async Task Moderators_write_and_admins_publish()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var ben = await workspace.AddMemberAsync("Ben", Role.Moderator, Ct);
        await using var moderator = workspace.Enter(Role.Moderator, ben.Id);
        var actions = moderator.ServiceProvider.GetRequiredService<PolicyActions>();
        await actions.SaveRuleAsync(before: null, Weapons, Ct);
        await actions.AddWishAsync("Kind mit Wasserpistole", TextOutcome.Passes, Ct);
        var draft = (await ReadAsync(moderator)).Draft!;
        Assert.StartsWith("Ben", Assert.Single(draft.Changers), StringComparison.Ordinal);
        await Assert.ThrowsAsync<StudioException>(() => actions.PublishAsync("why", draft.Version, Ct));

        await using var creator = workspace.Enter(Role.Creator, ben.Id);
        var view = await ReadAsync(creator);
        Assert.Null(view.Draft);
        Assert.Empty(view.Wishes);
        await Assert.ThrowsAsync<StudioException>(() => creator.ServiceProvider.GetRequiredService<PolicyActions>().SaveRuleAsync(before: null, Weapons with { Id = "other" }, Ct));
    }

    [Fact]
    public async Task A_limit_for_pictures_looser_than_the_servers_is_refused_with_the_servers()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var scope = workspace.Enter();
        var actions = scope.ServiceProvider.GetRequiredService<PolicyActions>();

        foreach (var hold in new double?[] { 0.9, null })
        {
            var refused = await Assert.ThrowsAsync<StudioException>(() => actions.SavePicturesAsync(new ImageRule("Suggestive pictures", "Sexy", hold, Block: null, Sentence: null), Ct));
            Assert.Equal("The server holds this class from 0.80. That limit can be lowered here, not raised.", refused.Message);
        }

        var blocked = await Assert.ThrowsAsync<StudioException>(() => actions.SavePicturesAsync(new ImageRule("Sexual pictures", "Porn", Hold: 0.5, Block: 0.99, Sentence: null), Ct));
        Assert.Equal("The server blocks this class from 0.95. That limit can be lowered here, not raised.", blocked.Message);
        Assert.Null((await ReadAsync(scope)).Draft);
        await actions.SavePicturesAsync(new ImageRule("Suggestive pictures", "Sexy", Hold: 0.8, Block: 0.9, Sentence: null), Ct);
        Assert.Equal(0.9, Assert.Single((await ReadAsync(scope)).Draft!.Document.Pictures).Block);
    }

    [Fact]
    public async Task A_pattern_that_matches_everything_is_refused_where_it_is_written()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, Configure);
        await using var scope = (await studio.AddWorkspaceAsync(Ct)).Enter();
        var refusal = await Assert.ThrowsAsync<StudioException>(() => scope.ServiceProvider.GetRequiredService<PolicyActions>()
            .SaveRuleAsync(before: null, Weapons with { Kind = RuleKind.Patterns, Terms = [new RuleTerm(".*")] }, Ct));
        Assert.Contains("matches any text", refusal.Message, StringComparison.Ordinal);
    }

    private static Task<PolicyBoardView> ReadAsync(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<PolicyQueries>().ReadAsync(Ct);

    private static void Configure(IHostApplicationBuilder builder)
    {
        CreateStudio.Configure(builder);
        builder.Services.AddScoped<PolicyQueries>();
        builder.Services.AddScoped<PolicyActions>();
    }
}
