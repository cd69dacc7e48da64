using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Moderation.Cases;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;

namespace Studio.Web.Moderation.Authors;

/// <summary>An author adds something to a case of theirs, or to their appeal, while somebody is still to decide it.</summary>
public sealed class AuthorNotes(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, StudioEvents events, TimeProvider time)
{
    /// <summary>A moderator reads them all.</summary>
    public const int Most = 10;

    public async Task AddAsync(Guid caseId, string text, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ViewGallery);
        var me = workspace.Access.UserId ?? throw StudioException.Forbidden("People write to moderators, not keys.");
        var words = text.Trim();
        if (words.Length is 0 or > CaseNote.MaxText)
        {
            throw new StudioException($"Say it in at most {CaseNote.MaxText:N0} characters.");
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = await context.Cases.AsNoTracking()
            .Where(c => (c.Id == caseId || c.AppealOf == caseId) && c.AuthorId == me && c.Kind != CaseKind.Report && c.Kind != CaseKind.Check && (c.State == CaseState.Open || c.State == CaseState.Escalated))
            .OrderByDescending(c => c.OpenedAt).FirstOrDefaultAsync(cancellationToken)
            ?? throw StudioException.Conflict("This is decided, so nobody would read it any more. You can appeal.");
        if (await context.CaseNotes.CountAsync(note => note.CaseId == waiting.Id && note.Voice == CaseVoice.Author, cancellationToken) >= Most)
        {
            throw StudioException.Conflict($"You added {Most} times already. A moderator reads it all.");
        }

        context.CaseNotes.Add(new CaseNote { CaseId = waiting.Id, Voice = CaseVoice.Author, ById = me, Text = words, At = time.GetUtcNow().UtcDateTime });
        await context.SaveChangesAsync(cancellationToken);
        events.Publish(workspace.Id, new ModerationEvent());
    }
}
