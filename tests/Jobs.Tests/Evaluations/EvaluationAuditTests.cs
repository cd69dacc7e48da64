using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Evaluation.Sessions;
using Studio.Jobs.Evaluations;
using Studio.Jobs.Tests.Nodes;
using Studio.Testing;

namespace Studio.Jobs.Tests.Evaluations;

/// <summary>What the workspace's log says of evaluations.</summary>
public sealed class EvaluationAuditTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Starting_closing_early_opening_again_and_publishing_are_written_down_with_numbers_and_no_names(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var draft = await DraftEvaluation.AddAsync(workspace, studio.Time.UtcNow, Ct);
        var id = draft.Row.Id;

        await draft.StartAsync(Ct);
        await draft.DoAsync<EvaluationActs>(acts => acts.CloseAsync(id, Ct));
        await draft.DoAsync<EvaluationActs>(acts => acts.ReopenAsync(id, Ct));
        await draft.DoAsync<EvaluationActs>(acts => acts.CloseAsync(id, Ct));
        await draft.DoAsync<EvaluationActs>(acts => acts.PublishAsync(id, Ct));

        var entries = await workspace.WithAsync(db => db.AuditEntries.AsNoTracking().OrderBy(e => e.Number).ToListAsync(Ct));
        Assert.Equal(
            [AuditAct.EvaluationStarted, AuditAct.EvaluationClosed, AuditAct.EvaluationReopened, AuditAct.EvaluationClosed, AuditAct.EvaluationPublished], entries.Select(e => e.Act));
        Assert.All(entries, entry => Assert.True(entry is { Actor: not null } && entry.Object == $"evaluation/{id}" && !entry.Details.Contains(draft.Row.Name, StringComparison.Ordinal)));
        Assert.Equal("""{"systems":2,"prompts":2}""", entries[0].Details);
        Assert.Equal("""{"early":true,"votes":0,"asked":0,"givenUp":4}""", entries[1].Details);
        Assert.Equal("""{"votes":0}""", entries[4].Details);
    }

    [Fact]
    public async Task What_is_refused_is_not_written_down()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, JobsNode.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var draft = await DraftEvaluation.AddAsync(workspace, studio.Time.UtcNow, Ct);

        await Assert.ThrowsAsync<StudioException>(() => draft.DoAsync<EvaluationActs>(acts => acts.PublishAsync(draft.Row.Id, Ct)));
        await Assert.ThrowsAsync<StudioException>(() => draft.DoAsync<EvaluationStart>(start => start.StartAsync(draft.Row.Id, Guid.NewGuid(), Ct)));

        Assert.Equal(0, await workspace.WithAsync(db => db.AuditEntries.CountAsync(Ct)));
    }

    [Theory, EachDatabase]
    public async Task Leaving_a_rater_out_and_counting_them_again_are_written_down_once_each(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, builder =>
        {
            JobsNode.Configure(builder);
            builder.Services.AddScoped<RaterBook>();
        });
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var draft = await DraftEvaluation.AddAsync(workspace, studio.Time.UtcNow, Ct);
        var (member, guest) = (Rater(workspace.Owner.Id, ""), Rater(user: null, "Noor"));
        await workspace.AddAsync(Ct, member, guest);

        foreach (var rater in (Rater[])[member, guest])
        {
            await draft.DoAsync<RaterBook>(book => book.LeaveOutAsync(rater.Id, Ct));
            await draft.DoAsync<RaterBook>(book => book.LeaveOutAsync(rater.Id, Ct));
            await draft.DoAsync<RaterBook>(book => book.TakeBackAsync(rater.Id, Ct));
        }

        var entries = await workspace.WithAsync(db => db.AuditEntries.AsNoTracking().OrderBy(e => e.Number).ToListAsync(Ct));
        Assert.Equal([AuditAct.RaterLeftOut, AuditAct.RaterTakenBack, AuditAct.RaterLeftOut, AuditAct.RaterTakenBack], entries.Select(e => e.Act));
        Assert.StartsWith("member/", entries[0].Object, StringComparison.Ordinal);
        Assert.Equal($"rater/{guest.Id}", entries[2].Object);
        Assert.Equal($$"""{"evaluation":"{{draft.Row.Id}}","guest":true,"votes":0}""", entries[2].Details);

        Rater Rater(Guid? user, string name) => new() { EvaluationId = draft.Row.Id, UserId = user, Name = name, PairsAsked = 4, CreatedAt = studio.Time.UtcNow };
    }
}
