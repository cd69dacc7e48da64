using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Sessions;
using Studio.Data.Evaluation.Statistics;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Web.Evaluations.Results;

/// <summary>Reads how far raters agree, and what could not be made. Scoped.</summary>
public sealed class TrustQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace)
{
    internal async Task<RaterTrust> ReadAsync(ResultsFilter filter, CancellationToken ct)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var answers = await filter.Apply(db).Select(v => new { v.Question, v.RaterId, v.LeftImageId, v.RightImageId, v.Answer, v.Milliseconds }).ToListAsync(ct);
        var agreements = new RaterAgreements();
        var units = answers
            .GroupBy(a => (a.Question, First: Smaller(a.LeftImageId, a.RightImageId), Second: Larger(a.LeftImageId, a.RightImageId)))
            .Select(pair => agreements.Add(pair.Select(a => (a.RaterId, Turned(a.Answer, isTurned: a.LeftImageId != pair.Key.First)))))
            .GroupBy(unit => string.Join(',', unit))
            .Select(same => new JudgedUnits(same.First(), same.Count()))
            .ToList();
        var paired = units.Where(unit => unit.Judges > 1).ToList();
        var usual = paired.GroupBy(unit => unit.Judges).OrderByDescending(g => g.Sum(unit => unit.Units)).FirstOrDefault();
        var times = answers.Select(a => a.Milliseconds).OfType<int>().Order().ToList();
        return new RaterTrust(
            KrippendorffAlpha.Nominal(paired),
            AlphaBootstrap.Of(paired, SlowResults.Seed),
            usual is null ? null : FleissKappa.Of([.. usual]),
            paired.Sum(unit => unit.Units),
            times.Count == 0 ? null : times[times.Count / 2] / 1000.0)
        {
            Raters = filter.Evaluation is { } evaluation ? await RatersAsync(db, evaluation, agreements, ct) : [],
        };
    }

    /// <summary>Names are for who runs evaluations; others see numbers.</summary>
    private async Task<IReadOnlyList<RaterQuality>> RatersAsync(StudioDbContext db, Guid evaluation, RaterAgreements agreements, CancellationToken ct)
    {
        var isNamed = workspace.Access.Shows(Permission.RunEvaluations);
        var records = await RaterRecords.OfAsync(db, db.RatingAssignments.Where(a => a.EvaluationId == evaluation), ct);
        var rows = await db.Raters.AsNoTracking().Where(r => r.EvaluationId == evaluation).OrderBy(r => r.CreatedAt).ThenBy(r => r.Id)
            .Select(r => new { r.Id, r.LeftOutAt, Name = r.UserId == null ? r.Name : db.Users.Where(u => u.Id == r.UserId).Select(u => u.DisplayName).FirstOrDefault() })
            .ToListAsync(ct);
        return
        [
            .. rows.Index().Where(row => records.ContainsKey(row.Item.Id)).Select(row =>
            {
                var (record, counted) = (records[row.Item.Id], agreements.Of(row.Item.Id));
                return new RaterQuality(
                    isNamed && !string.IsNullOrEmpty(row.Item.Name) ? row.Item.Name : $"Rater {row.Index + 1}", counted.Votes, record.ChecksRight, record.Checks, record.SameOnRepeats, record.Repeats, counted.Agrees, row.Item.LeftOutAt is not null);
            }).OrderByDescending(rater => rater.Votes),
        ];
    }

    internal async Task<(int Refused, int Failed, int Blocked)> MissingAsync(Guid evaluation, CancellationToken ct)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await MissingPictures.CountAsync(db, evaluation, ct);
    }

    internal async Task<IReadOnlyList<NotBrought>> NotBroughtAsync(Guid evaluation, CancellationToken ct)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await MissingPictures.NotBroughtAsync(db, evaluation, ct);
    }

    /// <summary>Pairs of the question and category, and those of them with all answers.</summary>
    internal async Task<(int All, int Full)> PairsAsync(ResultsFilter filter, CancellationToken ct)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var each = await db.Evaluations.Where(e => e.Id == filter.Evaluation).Select(e => e.VotesEach).SingleAsync(ct);
        var (question, category) = (filter.Question, filter.Category);
        var counts = await db.RatingPairs
            .Where(pair => pair.EvaluationId == filter.Evaluation && pair.Expected == null && (question == null || pair.Question == question))
            .Where(pair => category == null || db.EvaluationPrompts.Any(p => p.Id == pair.PromptId && p.Category == category))
            .GroupBy(pair => pair.Answers >= each).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return (counts.Sum(g => g.Count), counts.Where(g => g.Key).Sum(g => g.Count));
    }

    /// <summary>Pairs that would join systems which no votes join; 0 where there is one scale.</summary>
    internal async Task<int> JoiningAsync(ResultsFilter filter, ResultsReport report, CancellationToken ct)
    {
        workspace.Access.Require(Permission.ViewGallery);
        if (filter.Evaluation is not { } evaluation || report.Groups.Count + report.Alone.Count < 2)
        {
            return 0;
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        var islands = report.Groups.Index().SelectMany(group => group.Item.Systems.Select(system => (report.Counts.Systems[system].Id, group.Index))).ToDictionary(one => one.Id, one => one.Index);
        return await SystemIslands.JoiningAsync(db, evaluation, islands, ct, filter.Question, filter.Category);
    }

    internal async Task<int> LeftOutAsync(Guid evaluation, CancellationToken ct)
    {
        workspace.Access.Require(Permission.ViewGallery);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Raters.CountAsync(rater => rater.EvaluationId == evaluation && rater.LeftOutAt != null, ct);
    }

    private static Guid Smaller(Guid a, Guid b) => a.CompareTo(b) <= 0 ? a : b;

    private static Guid Larger(Guid a, Guid b) => a.CompareTo(b) <= 0 ? b : a;

    private static VoteAnswer Turned(VoteAnswer answer, bool isTurned) => (answer, isTurned) switch
    {
        (VoteAnswer.Left, true) => VoteAnswer.Right,
        (VoteAnswer.Right, true) => VoteAnswer.Left,
        _ => answer,
    };
}
