using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Findings;
using Studio.Data.Moderation.Policies;
using Studio.Data.Prompts;
using Studio.Jobs.Moderation;
using Studio.Jobs.Upsamplings;
using Studio.Testing;
using Studio.Web.Create;
using Studio.Web.Create.Composing;
using Studio.Web.Create.Conversation;
using Studio.Web.Create.Ruled;

namespace Studio.Web.Tests.Create;

/// <summary>What a workspace's policy does at the wish and at the prompt.</summary>
public sealed class RuledTests
{
    private const int Tabs = 6;

    private static readonly GenerationSettings AsItIs = CreateStudio.Settings with { Upsample = false };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_blocked_wish_stands_there_and_says_why_and_a_moderator_can_let_it_through(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await PublishAsync(workspace, RuleAction.Block);
        await using var scope = workspace.Enter();

        var turn = await SendAsync(scope, "Fuchs mit Pistole", CreateStudio.Settings);

        Assert.Null(turn.Writing);
        Assert.Equal((TextOutcome.Blocked, FindingStanding.Stands, "1"), (turn.Stop!.Outcome, turn.Stop.Standing, turn.Stop.Policy));
        Assert.Equal(("Weapons", "Pistole"), (turn.Stop.First.Rule, turn.Stop.Words[0].Text));

        // No other way leads past: not writing again, not sending it as it is.
        var actions = scope.ServiceProvider.GetRequiredService<CreateActions>();
        await Assert.ThrowsAsync<PolicyRefusal>(() => actions.WriteAgainAsync(turn.Id, Ct));
        await Assert.ThrowsAsync<PolicyRefusal>(() => actions.SendAsItIsAsync(turn.Id, AsItIs, Ct));

        await scope.ServiceProvider.GetRequiredService<FindingActions>().AskReviewAsync(turn.Stop.Id, "It is a toy.", Ct);
        var opened = Assert.Single(await workspace.WithAsync(c => c.Cases.AsNoTracking().ToListAsync(Ct)));
        Assert.Equal((CaseKind.Wish, "It is a toy.", "Fuchs mit Pistole", (int?)1), (opened.Kind, opened.Said, opened.Wish, opened.Evidence.PolicyVersion));

        await DecideAsync(workspace, opened, CaseVerdict.Approved);
        turn = await TurnAsync(scope, turn.Id);
        Assert.Null(turn.Stop);
        Assert.Equal(UpsamplingStatus.Queued, turn.Writing!.Status);
    }

    [Theory, EachDatabase]
    public async Task A_held_prompt_waits_and_its_pictures_start_when_a_moderator_lets_it_through(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await PublishAsync(workspace, RuleAction.Hold);
        await using var scope = workspace.Enter();

        var turn = await SendAsync(scope, "a fox with a pistole", AsItIs with { Count = 2, Seed = 7 });
        Assert.Empty(turn.Generations);
        var finding = Assert.Single(turn.Findings);
        Assert.Equal((TextStage.Sent, FindingStanding.Waits), (finding.Stage, finding.Standing));
        // Pressing again opens no second case.
        await Assert.ThrowsAsync<PolicyRefusal>(() => scope.ServiceProvider.GetRequiredService<CreateActions>().MakeAsync(turn.Id, text: null, AsItIs, Ct));
        var opened = Assert.Single(await workspace.WithAsync(c => c.Cases.AsNoTracking().ToListAsync(Ct)));

        await DecideAsync(workspace, opened, CaseVerdict.Approved);
        turn = await TurnAsync(scope, turn.Id);
        Assert.Equal([7L, 8], Assert.Single(turn.Generations).Pictures.Select(picture => picture.Seed));
        Assert.Equal(workspace.Owner.Id, await workspace.WithAsync(c => c.Generations.Select(g => g.CreatedById).SingleAsync(Ct)));
    }

    [Fact]
    public async Task A_decision_that_is_taken_back_stops_what_it_started()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await PublishAsync(workspace, RuleAction.Hold);
        await using var scope = workspace.Enter();
        var turn = await SendAsync(scope, "a fox with a pistole", AsItIs);
        var opened = await workspace.WithAsync(c => c.Cases.AsNoTracking().SingleAsync(Ct));

        await DecideAsync(workspace, opened, CaseVerdict.Approved);
        await DecideAsync(workspace, opened, CaseVerdict.Approved, undo: true);

        turn = await TurnAsync(scope, turn.Id);
        Assert.Equal(FindingStanding.Waits, Assert.Single(turn.Findings).Standing);
        Assert.All(Assert.Single(turn.Generations).Pictures, picture => Assert.Equal(PictureStatus.Canceled, picture.Status));
    }

    [Theory, EachDatabase]
    public async Task A_name_gives_way_before_the_language_model_and_in_what_is_drawn(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await PublishAsync(workspace, RuleAction.Transform);
        await using var scope = workspace.Enter();

        var written = await SendAsync(scope, "Fuchs mit Pistole", CreateStudio.Settings);
        Assert.Equal("Fuchs mit Pistole", written.Wish);
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(Ct);
        var row = await db.Turns.AsNoTracking().SingleAsync(t => t.Id == written.Id, Ct);
        Assert.Equal("Fuchs mit a water toy", (await scope.ServiceProvider.GetRequiredService<UpsamplingInputs>().ReadAsync(db, row, seed: 0, Ct)).Wish);

        // Written again it still has the other words.
        await scope.ServiceProvider.GetRequiredService<CreateActions>().WriteAgainAsync(written.Id, Ct);
        Assert.Equal("Fuchs mit a water toy", (await scope.ServiceProvider.GetRequiredService<UpsamplingInputs>().ReadAsync(db, row, seed: 1, Ct)).Wish);

        var drawn = await SendAsync(scope, "a fox with a Pistole", AsItIs);
        Assert.Equal([PromptOrigin.Wish, PromptOrigin.Ruled], drawn.Revisions.Select(revision => revision.Origin));
        Assert.Equal(("a fox with a water toy", drawn.Revisions[1].Id), (drawn.Revisions[1].Text, Assert.Single(drawn.Generations).RevisionId));
        // What was there before is shown beside it.
        Assert.Equal("a fox with a Pistole", Assert.Single(PromptCards.Of(drawn)).Before);
    }

    [Theory, EachDatabase]
    public async Task A_name_that_may_stay_is_offered_back_until_the_description_was_written_with_it(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await PublishAsync(workspace, RuleAction.Transform);
        await using var scope = workspace.Enter();
        var turn = await SendAsync(scope, "Fuchs mit Pistole", CreateStudio.Settings);
        await AddRevisionAsync(0);
        await scope.ServiceProvider.GetRequiredService<FindingActions>().AskReviewAsync(Assert.Single(turn.Findings).Id, "It is its name.", Ct);
        var opened = await workspace.WithAsync(c => c.Cases.AsNoTracking().SingleAsync(Ct));
        await DecideAsync(workspace, opened, CaseVerdict.Approved);
        studio.Time.Advance(TimeSpan.FromMinutes(1));
        await workspace.WithAsync(c => c.Cases.ExecuteUpdateAsync(set => set.SetProperty(x => x.State, CaseState.Decided).SetProperty(x => x.DecidedAt, studio.Time.UtcNow), Ct));

        Assert.Equal((FindingStanding.Approved, false), await FindingAsync());
        studio.Time.Advance(TimeSpan.FromMinutes(1));
        await AddRevisionAsync(1);
        Assert.Equal((FindingStanding.Approved, true), await FindingAsync());

        async Task<(FindingStanding, bool)> FindingAsync() => Assert.Single((await TurnAsync(scope, turn.Id)).Findings) is var finding ? (finding.Standing, finding.IsBack) : default;

        Task AddRevisionAsync(int ordinal) => workspace.AddAsync(
            Ct,
            new PromptRevision { TurnId = turn.Id, Ordinal = ordinal, Text = "A fox.", Origin = PromptOrigin.Edited, CreatedById = workspace.Owner.Id, CreatedAt = studio.Time.UtcNow });
    }

    [Fact]
    public async Task An_edit_is_read_too_and_the_words_that_pass_make_pictures()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await PublishAsync(workspace, RuleAction.Block);
        await using var scope = workspace.Enter();
        var actions = scope.ServiceProvider.GetRequiredService<CreateActions>();
        var turn = await SendAsync(scope, "a fox", AsItIs);

        var refusal = await Assert.ThrowsAsync<PolicyRefusal>(() => actions.MakeAsync(turn.Id, "a fox with two p i s t 0 l e", AsItIs, Ct));
        Assert.Contains("“p i s t 0 l e” is in the rule Weapons (policy 1)", refusal.Message, StringComparison.Ordinal);
        await actions.MakeAsync(turn.Id, "a fox with a Wasserpistole", AsItIs, Ct);

        turn = await TurnAsync(scope, turn.Id);
        Assert.Equal(2, turn.Generations.Count);
        Assert.Equal(turn.Revisions[1].Id, Assert.Single(turn.Findings).RevisionId);
    }

    [Fact]
    public async Task A_mistake_is_reported_once_and_can_be_taken_back()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await PublishAsync(workspace, RuleAction.Block);
        await using var scope = workspace.Enter();
        var turn = await SendAsync(scope, "Pistole", CreateStudio.Settings);
        var actions = scope.ServiceProvider.GetRequiredService<FindingActions>();

        await actions.ReportAsync(turn.Stop!.Id, Ct);
        await actions.ReportAsync(turn.Stop.Id, Ct);
        Assert.Equal(CaseKind.FalsePositive, (await workspace.WithAsync(c => c.Cases.AsNoTracking().SingleAsync(Ct))).Kind);
        Assert.True((await TurnAsync(scope, turn.Id)).Stop!.IsReported);

        await actions.WithdrawAsync(turn.Stop.Id, Ct);
        Assert.False((await TurnAsync(scope, turn.Id)).Stop!.IsReported);
        Assert.Equal(FindingStanding.Stands, (await TurnAsync(scope, turn.Id)).Stop!.Standing);
    }

    [Theory, EachDatabase]
    public async Task Many_tabs_that_send_one_held_text_at_once_open_one_case(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var scope = workspace.Enter();
        var turn = await SendAsync(scope, "a fox with a pistole", AsItIs);
        await PublishAsync(workspace, RuleAction.Hold);

        await AtOnceAsync(workspace, services => Assert.ThrowsAsync<PolicyRefusal>(() => services.GetRequiredService<CreateActions>().MakeAsync(turn.Id, text: null, AsItIs, Ct)));

        var opened = Assert.Single(await workspace.WithAsync(c => c.Cases.AsNoTracking().ToListAsync(Ct)));
        Assert.Equal(Assert.Single((await TurnAsync(scope, turn.Id)).Findings).Id, opened.FindingId);
    }

    [Theory, EachDatabase]
    public async Task Many_tabs_that_send_one_changed_text_at_once_draw_one_changed_prompt(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var scope = workspace.Enter();
        var turn = await SendAsync(scope, "a fox with a pistole", AsItIs);
        await PublishAsync(workspace, RuleAction.Transform);

        await AtOnceAsync(workspace, services => services.GetRequiredService<CreateActions>().MakeAsync(turn.Id, text: null, AsItIs, Ct));

        turn = await TurnAsync(scope, turn.Id);
        Assert.Equal([PromptOrigin.Wish, PromptOrigin.Ruled], turn.Revisions.Select(revision => revision.Origin));
        Assert.Equal(1 + Tabs, turn.Generations.Count);
    }

    [Theory, EachDatabase]
    public async Task Many_tabs_that_report_one_mistake_at_once_open_one_case(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await PublishAsync(workspace, RuleAction.Block);
        await using var scope = workspace.Enter();
        var turn = await SendAsync(scope, "Pistole", CreateStudio.Settings);

        await AtOnceAsync(workspace, services => services.GetRequiredService<FindingActions>().ReportAsync(turn.Stop!.Id, Ct));

        Assert.Equal(CaseKind.FalsePositive, Assert.Single(await workspace.WithAsync(c => c.Cases.AsNoTracking().ToListAsync(Ct))).Kind);
    }

    [Fact]
    public async Task A_policy_holds_in_its_own_workspace_only()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, CreateStudio.Configure);
        await PublishAsync(await studio.AddWorkspaceAsync(Ct), RuleAction.Block);
        await using var scope = (await studio.AddWorkspaceAsync(Ct)).Enter();
        Assert.Single((await SendAsync(scope, "Fuchs mit Pistole", AsItIs)).Generations);
    }

    private static Task AtOnceAsync(TestWorkspace workspace, Func<IServiceProvider, Task> press) => Task.WhenAll(Enumerable.Range(0, Tabs).Select(_ => Task.Run(
        async () =>
        {
            await using var scope = workspace.Enter();
            await press(scope.ServiceProvider);
        },
        Ct)));

    private static Task PublishAsync(TestWorkspace workspace, RuleAction action) => workspace.WithAsync(async context =>
    {
        var rule = new TextRule
        {
            Id = "weapons",
            Name = "Weapons",
            Kind = RuleKind.Terms,
            Action = action,
            Terms = [new RuleTerm("Pistole", Becomes: action == RuleAction.Transform ? "a water toy" : null)],
            Exceptions = ["Wasserpistole"],
        };
        context.Add(new PolicyVersion { Number = 1, Document = new PolicyDocument { Texts = [rule] }, Reason = "Toys are fine.", PublishedById = workspace.Owner.Id, PublishedAt = DateTime.UnixEpoch });
        return await context.SaveChangesAsync(Ct);
    });

    private static async Task DecideAsync(TestWorkspace workspace, ModerationCase about, CaseVerdict verdict, bool undo = false)
    {
        await using var scope = workspace.Enter();
        var consequence = scope.ServiceProvider.GetServices<ICaseConsequence>().Single(one => one.Concerns(about));
        await using (var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(Ct))
        {
            await (undo ? consequence.UndoAsync(db, about, verdict, Ct) : consequence.ApplyAsync(db, about, verdict, Ct));
            await db.SaveChangesAsync(Ct);
        }

        await consequence.SettledAsync(about, verdict, Ct);
    }

    private static async Task<TurnView> SendAsync(AsyncServiceScope scope, string wish, GenerationSettings settings)
    {
        var place = await scope.ServiceProvider.GetRequiredService<CreateActions>().SendAsync(new NewTurn(ThreadId: null, wish, [], settings), Ct);
        return await TurnAsync(scope, place.TurnId!.Value);
    }

    private static async Task<TurnView> TurnAsync(AsyncServiceScope scope, Guid id) =>
        (await scope.ServiceProvider.GetRequiredService<CreateQueries>().TurnAsync(id, Ct))!;
}
