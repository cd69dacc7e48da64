using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Folders;
using Studio.Data.Evaluation.Sets;
using Studio.Data.Generations;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference.Models;
using Studio.Jobs.Evaluations;
using Studio.Jobs.Models;
using Studio.Jobs.Upsamplings;
using Studio.Web.Create.Settings;
using Studio.Web.Evaluations.Lists;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Evaluations.Designs;

/// <summary>Reads a design with what it will cost and can show. Scoped.</summary>
public sealed class DesignQueries(
    IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, EvaluationQueries evaluations, EvaluationBudget budget, EvaluationMachineTime machine, ModelCatalog catalog, ModelRights rights, WorkspaceWriters writers)
{
    /// <summary>Assumed until the workspace's own votes say otherwise: the rate at which people answered in published side-by-side studies.</summary>
    private const double AnswerMilliseconds = 6_000;
    private const double Ties = 0.3;
    private const double OfPair = 0.6;
    private const double OfPrompt = 0.3;
    private const int EnoughVotes = 100;

    internal async Task<DesignView> ReadAsync(Guid id, CancellationToken ct)
    {
        workspace.Access.RequireToSee(Permission.RunEvaluations);
        var head = (await evaluations.OneAsync(id, ct)).Head;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var evaluation = await db.Evaluations.AsNoTracking().SingleAsync(e => e.Id == id, ct);
        var entries = await db.EvaluationEntries.AsNoTracking().Where(e => e.EvaluationId == id).OrderBy(e => e.Place).ToListAsync(ct);
        var sets = await db.PromptSets.AsNoTracking().OrderByDescending(s => s.CreatedAt).ToListAsync(ct);
        var items = await db.PromptSetItems.AsNoTracking().Where(i => i.PromptSetId == evaluation.PromptSetId).OrderBy(i => i.Place).ToListAsync(ct);
        var taken = PromptSample.Of(items, item => (item.Category, item.Text), evaluation.Takes, evaluation.Seed);
        var views = await EntriesAsync(db, evaluation, entries, taken, ct);
        return new DesignView(
            head,
            evaluation,
            sets.SingleOrDefault(s => s.Id == evaluation.PromptSetId),
            sets,
            [.. items.GroupBy(item => item.Category, StringComparer.Ordinal).Select(category => new CategoryTake(category.Key, category.Count(), Math.Min(category.Count(), evaluation.Takes.TryGetValue(category.Key, out var takes) ? takes : int.MaxValue)))],
            taken,
            views,
            [.. (await rights.OfferedAsync(ct)).Select(ModelChoice.Of)],
            (await writers.OfferAsync(ct)).Mine,
            [.. DesignGaps.Of(evaluation, entries, taken.Count), .. EntryProblems.All(views)],
            await CostAsync(db, evaluation, views, taken.Count, ct),
            await OutlookAsync(db, evaluation, views, taken.Count, items.Count, ct),
            await db.Raters.CountAsync(r => r.EvaluationId == id && r.AskedById != null, ct))
        {
            Zone = await db.PersonZoneAsync(workspace, ct),
        };
    }

    private async Task<IReadOnlyList<EntryView>> EntriesAsync(StudioDbContext db, HumanEvaluation evaluation, IReadOnlyList<EvaluationEntry> entries, IReadOnlyList<PromptSetItem> taken, CancellationToken ct)
    {
        var files = (await db.EvaluationFiles.AsNoTracking().Where(f => f.EvaluationId == evaluation.Id).Select(f => new { f.EntryId, f.Path }).ToListAsync(ct)).ToLookup(f => f.EntryId, f => f.Path);
        var prompts = taken.Select(item => new NamedPrompt(item.Place, item.Text, item.FileKey)).ToList();
        return [.. entries.Select(entry => entry.Settings is { } settings
            ? Made(entry, settings)
            : Folder(entry, [.. files[entry.Id]]))];

        EntryView Made(EvaluationEntry entry, GenerationSettings settings)
        {
            var model = catalog.Diffusion.FirstOrDefault(m => m.Id == settings.Model);
            return new EntryView(entry, EntryNames.Facts(settings, model), Found: null, Files: 0, By: null, Again: [], Nameless: 0) { Problem = EntryProblems.Of(settings, evaluation.PicturesEach, model) };
        }

        EntryView Folder(EvaluationEntry entry, IReadOnlyList<string> paths)
        {
            var match = PictureNames.Match(paths, prompts, evaluation.PicturesEach);
            return new EntryView(entry, "", match.Prompts, paths.Count, match.Prompts > 0 ? match.By : null, match.Prompts > 0 ? match.Again : [], match.Prompts > 0 ? match.Nameless : 0) { Pictures = match.Pictures, Problem = EntryProblems.OfFolder(match.Prompts, taken.Count) };
        }
    }

    private async Task<DesignCost> CostAsync(StudioDbContext db, HumanEvaluation evaluation, IReadOnlyList<EntryView> entries, int prompts, CancellationToken ct)
    {
        var made = entries.Select(entry => entry.Entry.Settings).OfType<GenerationSettings>().ToList();
        var times = db.Votes.Where(v => v.EvaluationId != null && v.Milliseconds != null).Select(v => (double?)v.Milliseconds);
        var isMeasured = await times.CountAsync(ct) >= EnoughVotes;
        var brought = entries.SelectMany(entry => entry.Pictures).CountBy(picture => (picture.Prompt, picture.Number)).Select(place => place.Value).ToList();
        var pairs = DesignPairs.Of(prompts * evaluation.PicturesEach, made.Count, brought);
        var votes = pairs * evaluation.VotesEach * evaluation.Questions.Count;
        return new DesignCost(
            prompts * evaluation.PicturesEach * made.Count,
            await machine.OfAsync(made, ct) * prompts * evaluation.PicturesEach,
            await budget.ReadAsync(ct),
            pairs,
            votes,
            (evaluation.CheckEvery > 0 ? votes / evaluation.CheckEvery : 0) + (evaluation.RepeatEvery > 0 ? votes / evaluation.RepeatEvery : 0),
            isMeasured ? (await times.AverageAsync(ct))!.Value : AnswerMilliseconds,
            isMeasured);
    }

    private static async Task<DesignOutlook> OutlookAsync(StudioDbContext db, HumanEvaluation evaluation, IReadOnlyList<EntryView> entries, int taken, int all, CancellationToken ct)
    {
        var votes = await db.Votes.Where(v => v.EvaluationId != null).GroupBy(v => v.Answer == VoteAnswer.BothGood || v.Answer == VoteAnswer.BothBad).Select(g => new { IsTie = g.Key, Count = g.Count() }).ToListAsync(ct);
        var count = votes.Sum(v => v.Count);
        var ties = count >= EnoughVotes ? (double)votes.Where(v => v.IsTie).Sum(v => v.Count) / count : Ties;
        var prompts = DesignPairs.FewestShared([.. entries.Select(entry => entry.Entry.Settings is null ? entry.Pictures.Select(picture => picture.Prompt).ToHashSet() : null)], taken);
        return new DesignOutlook(new DesignPower(prompts, evaluation.PicturesEach, evaluation.VotesEach, ties, OfPair, OfPrompt), prompts < taken ? prompts : all, taken, count >= EnoughVotes);
    }
}
