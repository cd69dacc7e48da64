using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Pictures;
using Studio.Data.Moderation.Settings;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Web.Moderation.Queue;

/// <summary>What the page of the queue reads.</summary>
internal sealed class CaseQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, TimeProvider time)
{
    public async Task<CaseView?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        workspace.Access.RequireToSee(Permission.Moderate);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } about)
        {
            return null;
        }

        // Whoever reported a moderator's own picture stays unknown to them, as to every other author.
        var isOwn = about.AuthorId == workspace.Access.UserId;
        var isSealed = await SealedCases.IsSealedAsync(context, about, workspace.Access.UserId, time.GetUtcNow().UtcDateTime, cancellationToken);
        var settings = await context.ModerationInForceAsync(cancellationToken);
        var views = await CaseViewQueries.ViewsAsync(context, settings, about, workspace.Access.UserId, cancellationToken);
        return new CaseView
        {
            Case = about,
            Author = await PersonAsync(context, about.AuthorId, cancellationToken),
            Reporter = isOwn ? null : await context.Users.Where(user => user.Id == about.ReporterId).Select(user => user.DisplayName).FirstOrDefaultAsync(cancellationToken),
            History = await HistoryAsync(context, about.AuthorId, cancellationToken),
            IsSealed = isSealed,
            Notes = await NotesAsync(context, id, isOwn, isSealed, cancellationToken),
            MadeFromIt = about.ImageId is { } image ? (await Descent.DescendantsAsync(context, image, cancellationToken)).Count : 0,
            Views = isSealed ? views with { Given = [] } : views,
            Standing = await CaseViewQueries.StandingAsync(context, settings, about.AuthorId, time.GetUtcNow().UtcDateTime, cancellationToken),
            GoalAt = about.OpenedAt.AddHours(settings.GoalHours),
            TwoReviewers = settings.TwoReviewers,
            HasPicture = about.ImageId is not null,
        };
    }

    /// <summary>The first decision of an appealed case, in a sentence: only for whoever has put in their own.</summary>
    public async Task<string?> FirstViewAsync(Guid appeal, Guid first, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.Moderate);
        var me = workspace.Access.UserId;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.CaseDecisions.AnyAsync(d => d.CaseId == appeal && d.ById == me && (d.Act == CaseAct.Approved || d.Act == CaseAct.Rejected), cancellationToken))
        {
            return null;
        }

        var decision = await context.CaseDecisions.AsNoTracking()
            .Where(d => d.CaseId == first && d.Act == CaseAct.Rejected && !context.CaseDecisions.Any(undone => undone.Undoes == d.Id))
            .OrderByDescending(d => d.At).FirstOrDefaultAsync(cancellationToken);
        return decision is null ? null : FirstViewWords.Of(decision);
    }

    private static async Task<CasePerson> PersonAsync(StudioDbContext context, Guid userId, CancellationToken cancellationToken) =>
        await context.Users.Where(user => user.Id == userId)
            .Select(user => new CasePerson(
                user.DisplayName, user.Hue, user.PortraitId, context.Memberships.Where(m => m.UserId == userId).Select(m => (Role?)m.Role).FirstOrDefault()))
            .SingleAsync(cancellationToken);

    private static async Task<AuthorHistory> HistoryAsync(StudioDbContext context, Guid userId, CancellationToken cancellationToken)
    {
        var images = await context.Images.AlsoHidden().Where(image => image.CreatedById == userId)
            .GroupBy(image => image.Standing).Select(of => new { of.Key, Count = of.Count() }).ToListAsync(cancellationToken);
        return new AuthorHistory(
            images.Sum(of => of.Count),
            images.Where(of => of.Key == ImageStanding.Held).Sum(of => of.Count),
            await context.Cases.CountAsync(
                c => c.AuthorId == userId && c.State == CaseState.Decided && c.Verdict == CaseVerdict.Rejected && c.AppealOf == null && c.Kind != CaseKind.FalsePositive
                    && !context.Cases.Any(appeal => appeal.AppealOf == c.Id && appeal.State == CaseState.Decided && appeal.Verdict == CaseVerdict.Approved),
                cancellationToken));
    }

    private static async Task<IReadOnlyList<CaseNoteView>> NotesAsync(StudioDbContext context, Guid caseId, bool isOwn, bool isSealed, CancellationToken cancellationToken) =>
        await context.CaseNotes.Where(note => note.CaseId == caseId && (!isSealed || note.Voice == CaseVoice.Author || note.Voice == CaseVoice.Reporter)).OrderBy(note => note.At)
            .Select(note => new CaseNoteView(note.Voice, isOwn && note.Voice == CaseVoice.Reporter ? "A member" : context.Users.Where(user => user.Id == note.ById).Select(user => user.DisplayName).FirstOrDefault() ?? "", note.Text, note.At))
            .ToListAsync(cancellationToken);
}
