using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Settings;
using Studio.Data.Moderation.Strikes;
using Studio.Web.Create;

namespace Studio.Web.Moderation.Authors;

/// <summary>What belongs to several cases of one author: notes, warnings, and where they came from.</summary>
internal sealed record AuthorDetails(
    ILookup<Guid, AuthorNote> Notes, IReadOnlyDictionary<Guid, AuthorStrike> Strikes, IReadOnlyDictionary<Guid, CreatePlace> Places)
{
    public static async Task<AuthorDetails> ReadAsync(
        StudioDbContext context, IReadOnlyList<ModerationCase> cases, IReadOnlyList<ModerationCase> appeals, DateTime now, CancellationToken cancellationToken)
    {
        var firsts = appeals.ToDictionary(appeal => appeal.Id, appeal => appeal.AppealOf!.Value);
        Guid[] ids = [.. cases.Concat(appeals).Select(c => c.Id)];
        var notes = await context.CaseNotes.AsNoTracking().Where(note => ids.Contains(note.CaseId) && (note.Voice == CaseVoice.Author || note.Voice == CaseVoice.Answer))
            .OrderBy(note => note.At).ToListAsync(cancellationToken);
        Guid?[] turns = [.. cases.Select(c => c.TurnId).Distinct()];
        var threads = await context.Turns.Where(turn => turns.Contains(turn.Id) && context.Threads.Any(thread => thread.Id == turn.ThreadId && thread.DeletedAt == null))
            .ToDictionaryAsync(turn => turn.Id, turn => turn.ThreadId, cancellationToken);
        return new AuthorDetails(
            notes.ToLookup(note => firsts.GetValueOrDefault(note.CaseId, note.CaseId), note => new AuthorNote(note.Voice == CaseVoice.Answer, note.Text, note.At)),
            await StrikesAsync(context, ids, now, cancellationToken),
            cases.Where(c => c.TurnId is { } turn && threads.ContainsKey(turn)).ToDictionary(c => c.Id, c => new CreatePlace(threads[c.TurnId!.Value], c.TurnId)));
    }

    public AuthorCase AddTo(AuthorCase about) => about with
    {
        Notes = [.. Notes[about.Id]],
        Strike = Strikes.GetValueOrDefault(about.Id),
        Place = Places.GetValueOrDefault(about.Id),
    };

    private static async Task<Dictionary<Guid, AuthorStrike>> StrikesAsync(StudioDbContext context, Guid[] cases, DateTime now, CancellationToken cancellationToken)
    {
        var strikes = await context.Strikes.AsNoTracking().Where(s => cases.Contains(s.CaseId) && s.LiftedBy != StrikeEnd.Undone).OrderBy(s => s.GivenAt).ToListAsync(cancellationToken);
        if (strikes.Count == 0)
        {
            return [];
        }

        var settings = await context.ModerationInForceAsync(cancellationToken);
        var counted = (await StrikeCount.CountedAsync(context, strikes[0].UserId, now, cancellationToken)).Select(s => s.Id).ToList();
        // The last of a case is the one that stands.
        return strikes.GroupBy(s => s.CaseId).ToDictionary(
            of => of.Key,
            of => new AuthorStrike(of.Last().LapsesAt, of.Last().LiftedBy, counted.IndexOf(of.Last().Id) + 1, settings.StrikesUntilPause, settings.PauseDays));
    }
}
