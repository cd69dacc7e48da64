using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Findings;
using Studio.Data.Moderation.Policies;
using Studio.Data.Moderation.Rules;
using Studio.Testing;
using Studio.Web.Policies;
using Studio.Web.Policies.Rehearsals;
using Studio.Web.Tests.Create;

namespace Studio.Web.Tests.Policies;

/// <summary>What a draft would have done with the last month is known before it is published.</summary>
public sealed class DraftRehearsalTests
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
    public async Task Wishes_of_the_last_month_are_read_again_and_what_people_let_through_is_counted(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await WishAsync(studio, workspace, "Fuchs mit Pistole", days: 1, FindingStanding.Approved);
        await WishAsync(studio, workspace, "zwei Pistolen", days: 20, FindingStanding.Rejected);
        await WishAsync(studio, workspace, "noch eine Pistole", days: 2, standing: null);
        await WishAsync(studio, workspace, "ein Fuchs", days: 3, standing: null);
        await WishAsync(studio, workspace, "alte Pistole", days: 31, standing: null);
        await using var scope = workspace.Enter();
        await scope.ServiceProvider.GetRequiredService<PolicyActions>().SaveRuleAsync(before: null, Weapons, Ct);

        var rehearsed = await RehearseAsync(scope);

        Assert.Equal(4, rehearsed.Wishes);
        Assert.Equal(new RehearsedChange(TextOutcome.Passes, TextOutcome.Blocked, 3), Assert.Single(rehearsed.Texts));
        Assert.Equal(new RehearsedRule("weapons", "Weapons", Fired: 3, LetThrough: 1, Rejected: 1), Assert.Single(rehearsed.Rules));
    }

    [Theory, EachDatabase]
    public async Task What_an_imported_list_would_have_done_is_known_before_it_is_taken_in(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await WishAsync(studio, workspace, "Fuchs mit Pistole", days: 1, standing: null);
        await WishAsync(studio, workspace, "Fuchs mit Pistole und Säbel", days: 2, standing: null);
        await WishAsync(studio, workspace, "ein Säbel", days: 3, standing: null);
        await WishAsync(studio, workspace, "ein Fuchs", days: 3, standing: null);
        await WishAsync(studio, workspace, "ein alter Säbel", days: 31, standing: null);
        await using var scope = workspace.Enter();
        var rehearsal = scope.ServiceProvider.GetRequiredService<DraftRehearsal>();

        // One of the two with the new word was found before.
        var effect = await rehearsal.OfRuleAsync(Weapons, Weapons with { Terms = [.. Weapons.Terms, new RuleTerm("Säbel", "de")] }, [], Ct);
        Assert.Equal(new RuleEffect(4, 1), effect);
        Assert.Equal(new RuleEffect(4, 0), await rehearsal.OfRuleAsync(Weapons, Weapons with { Terms = [.. Weapons.Terms, new RuleTerm("Armbrust", "de")] }, [], Ct));
        Assert.Equal("In the last 30 days they would have blocked 1 more wish; 4 wishes were read.", PolicyWords.More(RuleAction.Block, effect));
        Assert.Equal("In the last 30 days they would have held nothing more; 1 wish was read.", PolicyWords.More(RuleAction.Hold, new RuleEffect(1, 0)));
    }

    [Fact]
    public async Task Scores_of_the_last_month_are_compared_with_the_limits_of_the_draft()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        foreach (var sexy in (float[])[0.3f, 0.7f, 0.75f, 0.9f])
        {
            await workspace.WithAsync(async context =>
            {
                var image = Rows.Image(workspace.Owner.Id, studio.Time.GetUtcNow().UtcDateTime.AddDays(-1));
                image.Safety = new ImageSafety("hash", new Dictionary<string, float> { ["Sexy"] = sexy, ["Neutral"] = 1 - sexy });
                context.Add(image);
                return await context.SaveChangesAsync(Ct);
            });
        }

        await using var scope = workspace.Enter();
        await scope.ServiceProvider.GetRequiredService<PolicyActions>().SavePicturesAsync(new ImageRule("Suggestive pictures", "Sexy", Hold: 0.62, Block: 0.74, Sentence: null), Ct);

        var rehearsed = await RehearseAsync(scope);

        // 0.9 was held and would be blocked, as 0.75; 0.7 would be held.
        Assert.Equal((4, 1, 2, 0), (rehearsed.Pictures, rehearsed.MoreHeld, rehearsed.MoreBlocked, rehearsed.Freed));
        // Between 0.62 and 0.80 lie two, above 0.74 two: the simulator shows which.
        Assert.Equal([new RehearsedLimit("Sexy", IsBlock: false, 62, 2), new RehearsedLimit("Sexy", IsBlock: true, 74, 2)], rehearsed.Limits);
        Assert.Equal("moderation/limits?class=Sexy&limit=hold&at=62", Web.Moderation.Limits.LimitsPage.Query("Sexy", isBlock: false, 62));
    }

    [Fact]
    public async Task A_rule_that_waits_for_another_one_is_tried_beside_it()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await WishAsync(studio, workspace, "Fuchs mit Pistole", days: 1, standing: null);
        await WishAsync(studio, workspace, "Tannhold mit Pistole", days: 1, standing: null);
        await WishAsync(studio, workspace, "Tannhold am See", days: 1, standing: null);
        var figures = new TextRule { Id = "figures", Name = "Figures", Kind = RuleKind.Persons, Action = RuleAction.Block, OnlyWith = ["weapons"] };
        await using var scope = workspace.Enter();

        var effect = await scope.ServiceProvider.GetRequiredService<DraftRehearsal>().OfRuleAsync(figures, figures with { Terms = [new RuleTerm("Tannhold")] }, [Weapons], Ct);

        Assert.Equal(new RuleEffect(3, 1), effect);
    }

    [Fact]
    public async Task A_draft_that_changes_nothing_says_so()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await WishAsync(studio, workspace, "ein Fuchs", days: 3, standing: null);
        await using var scope = workspace.Enter();
        await scope.ServiceProvider.GetRequiredService<PolicyActions>().SaveRuleAsync(before: null, Weapons, Ct);

        Assert.True((await RehearseAsync(scope)).ChangesNothing);
    }

    private static async Task<Rehearsal> RehearseAsync(AsyncServiceScope scope)
    {
        var inForce = await scope.ServiceProvider.GetRequiredService<PoliciesInForce>().OfAsync(Ct);
        var draft = (await scope.ServiceProvider.GetRequiredService<PolicyQueries>().ReadAsync(Ct)).Draft!;
        return await scope.ServiceProvider.GetRequiredService<DraftRehearsal>().RunAsync(inForce, inForce.With(new CompiledRules(draft.Document), draft.Number), Ct);
    }

    private static Task WishAsync(TestStudio studio, TestWorkspace workspace, string wish, int days, FindingStanding? standing) => workspace.WithAsync(async context =>
    {
        var at = studio.Time.GetUtcNow().UtcDateTime.AddDays(-days);
        var thread = Rows.Thread(workspace.Owner.Id, at);
        var turn = Rows.Turn(thread, wish: wish);
        context.AddRange(thread, turn);
        if (standing is { } decided)
        {
            context.Add(new PolicyFinding { TurnId = turn.Id, Stage = TextStage.Wish, TextHash = FindingHash.Of(wish), Outcome = TextOutcome.Held, Standing = decided, PolicyNumber = 0, AuthorId = workspace.Owner.Id, CreatedAt = at });
        }

        return await context.SaveChangesAsync(Ct);
    });

    private static void Configure(IHostApplicationBuilder builder)
    {
        CreateStudio.Configure(builder);
        builder.Services.AddScoped<PolicyQueries>();
        builder.Services.AddScoped<PolicyActions>();
        builder.Services.AddScoped<DraftRehearsal>();
    }
}
