using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Runs;
using Studio.Data.Evaluation.Sessions;
using Studio.Data.Generations;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Evaluations;
using Studio.Web.Evaluations.Designs;
using Studio.Web.Evaluations.Lists;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Evaluations.Runs;

/// <summary>Counts a run. Scoped.</summary>
public sealed class RunQueries(
    IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, EvaluationQueries evaluations, DesignQueries designs, EvaluationBudget budget, EvaluationMachineTime machine, TimeProvider time)
{
    private const int MostMissing = 100;
    private const int MostEvents = 40;

    private static readonly SampleState[] NotThere = [SampleState.Refused, SampleState.Failed, SampleState.Blocked, SampleState.Missing];

    internal async Task<RunView> ReadAsync(Guid id, CancellationToken ct)
    {
        workspace.Access.RequireToSee(Permission.RunEvaluations);
        var summary = await evaluations.OneAsync(id, ct);
        var planned = (await designs.ReadAsync(id, ct)).Outlook.Power;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var samples = db.EvaluationSamples.AsNoTracking().Where(s => s.EvaluationId == id);
        var counts = await samples.Join(db.EvaluationPrompts, s => s.PromptId, p => p.Id, (s, p) => new { s.EntryId, s.State, p.Category })
            .GroupBy(s => new { s.EntryId, s.Category, s.State })
            .Select(g => new SampleCount(g.Key.EntryId, g.Key.Category, g.Key.State, g.Count()))
            .ToListAsync(ct);
        var whole = await db.EvaluationPrompts.CountAsync(p => p.EvaluationId == id && !samples.Any(s => s.PromptId == p.Id && (s.State == SampleState.Waiting || s.State == SampleState.Queued || s.State == SampleState.Cancelled)), ct);
        var entries = await db.EvaluationEntries.AsNoTracking().Where(e => e.EvaluationId == id).OrderBy(e => e.Place).ToListAsync(ct);
        var hour = time.GetUtcNow().UtcDateTime.AddHours(-1);
        return new RunView(
            summary,
            entries,
            counts,
            await DrawnAsync(db, id, ct),
            await MissingAsync(db, id, ct),
            await EventsAsync(db, id, ct),
            whole,
            await db.Votes.CountAsync(v => v.EvaluationId == id && v.At >= hour, ct),
            await budget.ReadAsync(ct),
            planned with { Prompts = summary.Prompts },
            // What there is now: pairs that were answered, as if each had as many votes as it has on average.
            planned with { Prompts = summary.Prompts == 0 || summary.Pairs == 0 ? 0 : Math.Min(whole, summary.Filled), Votes = summary.Pairs == 0 ? 0 : Math.Max(1, (double)summary.Filled / summary.Pairs) },
            await PlannedPairs.CountAsync(db, id, ct),
            summary.IsGenerating && summary.Evaluation.PausedAt is null ? await DoneAsync(entries, counts, ct) : null,
            time.GetUtcNow().UtcDateTime)
        {
            Zone = await db.PersonZoneAsync(workspace, ct),
            Crowd = await CrowdAsync(db, id, ct),
        };
    }

    private async Task<DateTime?> DoneAsync(IReadOnlyList<EvaluationEntry> entries, IReadOnlyList<SampleCount> counts, CancellationToken ct)
    {
        var left = entries.Where(entry => entry.Settings is not null)
            .Select(entry => (Settings: entry.Settings!, Pictures: counts.Where(count => count.EntryId == entry.Id && count.State is (SampleState.Waiting or SampleState.Queued)).Sum(count => count.Count)))
            .Where(entry => entry.Pictures > 0)
            .ToList();
        return await machine.LeftAsync(left, ct) is { } takes ? time.GetUtcNow().UtcDateTime + takes : null;
    }

    private static async Task<DrawnNow?> DrawnAsync(StudioDbContext db, Guid id, CancellationToken ct)
    {
        var next = await db.EvaluationSamples
            .Where(s => s.EvaluationId == id && s.State == SampleState.Queued)
            .Join(db.EvaluationPrompts, s => s.PromptId, p => p.Id, (s, p) => new { Sample = s, p.Text, p.Place })
            .Join(db.EvaluationEntries, s => s.Sample.EntryId, e => e.Id, (s, e) => new { s.Sample, s.Text, s.Place, e.Name, Order = e.Place })
            .Select(s => new
            {
                s.Text,
                s.Place,
                s.Name,
                s.Order,
                s.Sample.Number,
                Drawn = db.Pictures.Where(p => p.GenerationId == s.Sample.GenerationId && p.Ordinal == s.Sample.Number && p.Status == PictureStatus.Running).Select(p => (Guid?)p.Id).FirstOrDefault(),
            })
            .OrderByDescending(s => s.Drawn != null).ThenBy(s => s.Place).ThenBy(s => s.Order).ThenBy(s => s.Number)
            .FirstOrDefaultAsync(ct);
        return next is null ? null : new DrawnNow(next.Text, next.Name, next.Number + 1, next.Place + 1, next.Drawn);
    }

    private static Task<List<MissingSample>> MissingAsync(StudioDbContext db, Guid id, CancellationToken ct) => db.EvaluationSamples
        .Where(s => s.EvaluationId == id && NotThere.Contains(s.State))
        .Join(db.EvaluationPrompts, s => s.PromptId, p => p.Id, (s, p) => new { Sample = s, p.Text, p.Place })
        .Join(db.EvaluationEntries, s => s.Sample.EntryId, e => e.Id, (s, e) => new { s.Sample, s.Text, s.Place, e.Name, Order = e.Place })
        .OrderBy(s => s.Place).ThenBy(s => s.Order).ThenBy(s => s.Sample.Number)
        .Take(MostMissing)
        .Select(s => new MissingSample(s.Sample.Id, s.Text, s.Name, s.Sample.State, s.Sample.Reason))
        .ToListAsync(ct);

    private static async Task<IReadOnlyList<RunEvent>> EventsAsync(StudioDbContext db, Guid id, CancellationToken ct)
    {
        var events = await db.EvaluationEvents.AsNoTracking().Where(e => e.EvaluationId == id).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(MostEvents).ToListAsync(ct);
        var people = events.Select(e => e.ById).OfType<Guid>().Distinct().ToList();
        var names = await db.Users.Where(u => people.Contains(u.Id)).Select(u => new { u.Id, u.DisplayName }).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
        var subjects = events.Select(e => e.SubjectId).OfType<Guid>().Distinct().ToList();
        var raters = await db.Raters.Where(r => subjects.Contains(r.Id))
            .Select(r => new { r.Id, Name = r.UserId == null ? r.Name : db.Users.Where(u => u.Id == r.UserId).Select(u => u.DisplayName).FirstOrDefault() }).ToDictionaryAsync(r => r.Id, r => r.Name, ct);
        return [.. events.Select(e => new RunEvent(e.Id, e.At, e.Kind, e.ById is { } by ? names.GetValueOrDefault(by) : null, e.Detail, e.SubjectId is { } subject ? raters.GetValueOrDefault(subject) : null))];
    }

    private static async Task<LeftCrowd?> CrowdAsync(StudioDbContext db, Guid id, CancellationToken ct)
    {
        var crowd = db.Raters.Where(r => r.EvaluationId == id && r.Mark == RaterMark.Burst && r.LeftOutAt != null && r.LeftOutById == null);
        return await crowd.CountAsync(ct) is > 0 and var guests ? new LeftCrowd(guests, await db.Votes.CountAsync(v => v.EvaluationId == id && crowd.Any(r => r.Id == v.RaterId), ct)) : null;
    }
}
