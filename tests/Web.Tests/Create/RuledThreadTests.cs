using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Moderation.Findings;
using Studio.Data.Moderation.Policies;
using Studio.Jobs.Upsamplings;
using Studio.Testing;
using Studio.Web.Create;
using Studio.Web.Create.Composing;

namespace Studio.Web.Tests.Create;

/// <summary>What a rule replaced in one turn is not there for the language model in the next one either.</summary>
public sealed class RuledThreadTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_replaced_name_is_no_part_of_the_conversation_until_somebody_lets_it_stay(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await workspace.AddAsync(Ct, new PolicyVersion
        {
            Number = 1,
            Document = new PolicyDocument { Texts = [new TextRule { Id = "names", Name = "Names", Kind = RuleKind.Persons, Action = RuleAction.Transform, Terms = [new RuleTerm("Tannhold", Becomes: "an elderly woman")] }] },
            Reason = "People are not drawn.",
            PublishedById = workspace.Owner.Id,
            PublishedAt = DateTime.UnixEpoch,
        });
        await using var scope = workspace.Enter();
        var actions = scope.ServiceProvider.GetRequiredService<CreateActions>();
        var first = await actions.SendAsync(new NewTurn(ThreadId: null, "a fox of Tannhold", [], CreateStudio.Settings with { Upsample = false }), Ct);
        // The wish was read too, as where it is written out first.
        await workspace.WithAsync(c => c.PolicyFindings.ExecuteUpdateAsync(set => set.SetProperty(f => f.Stage, TextStage.Wish), Ct));
        var second = await actions.SendAsync(new NewTurn(first.ThreadId, "make it red", [], CreateStudio.Settings), Ct);

        Assert.Equal("a fox of an elderly woman", await FirstWishAsync());

        await workspace.WithAsync(c => c.PolicyFindings.ExecuteUpdateAsync(set => set.SetProperty(f => f.Standing, FindingStanding.Approved), Ct));
        Assert.Equal("a fox of Tannhold", await FirstWishAsync());

        async Task<string> FirstWishAsync()
        {
            await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(Ct);
            var turn = await db.Turns.AsNoTracking().SingleAsync(t => t.Id == second.TurnId, Ct);
            return Assert.Single((await scope.ServiceProvider.GetRequiredService<UpsamplingInputs>().ReadAsync(db, turn, seed: 0, Ct)).History).Wish;
        }
    }
}
