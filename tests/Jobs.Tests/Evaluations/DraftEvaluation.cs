using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Sets;
using Studio.Jobs.Evaluations;
using Studio.Testing;

namespace Studio.Jobs.Tests.Evaluations;

/// <summary>A draft over wishes that the embedded models know: upsampled against the wish alone.</summary>
internal sealed record DraftEvaluation(TestWorkspace Workspace, HumanEvaluation Row, EvaluationEntry Written, EvaluationEntry Plain)
{
    public static async Task<DraftEvaluation> AddAsync(TestWorkspace workspace, DateTime now, CancellationToken ct, int each = 1, params string[] wishes)
    {
        wishes = wishes.Length > 0 ? wishes : ["a red fox", "リスの王"];
        var owner = workspace.Owner.Id;
        var set = new PromptSet { Name = "Wishes", Format = "plain text", Count = wishes.Length, CreatedById = owner, CreatedAt = now };
        var evaluation = new HumanEvaluation { Name = "On or off", PromptSetId = set.Id, PicturesEach = each, CreatedById = owner, CreatedAt = now };
        var settings = JobsRows.Settings(steps: 2) with { Writer = "studio-mini-upsampler" };
        var written = new EvaluationEntry { EvaluationId = evaluation.Id, Place = 0, Name = "upsampled", Kind = EvaluationEntryKind.Made, Settings = settings };
        var plain = new EvaluationEntry { EvaluationId = evaluation.Id, Place = 1, Name = "wish only", Kind = EvaluationEntryKind.Made, Settings = settings with { Upsample = false } };
        await workspace.AddAsync(ct, [set, .. wishes.Index().Select(wish => new PromptSetItem { PromptSetId = set.Id, Place = wish.Index, Text = wish.Item, Category = "animals" }), evaluation, written, plain]);
        return new DraftEvaluation(workspace, evaluation, written, plain);
    }

    public Task StartAsync(CancellationToken ct) => DoAsync<EvaluationStart>(start => start.StartAsync(Row.Id, Row.Version, ct));

    public async Task DoAsync<T>(Func<T, Task> act)
        where T : notnull
    {
        await using var scope = Workspace.Enter();
        await act(scope.ServiceProvider.GetRequiredService<T>());
    }
}
