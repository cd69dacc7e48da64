using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;

namespace Studio.Web.Create.Threads;

/// <summary>What a person does with a thread as a whole. Scoped.</summary>
public sealed class ThreadActions(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, StudioEvents events, TimeProvider time)
{
    public const int MaxTitle = 200;

    public async Task RenameAsync(Guid threadId, string title, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        var name = title.Trim();
        if (name.Length is 0 or > MaxTitle)
        {
            throw new StudioException(name.Length == 0 ? "A thread needs a name." : $"A name holds at most {MaxTitle} characters.");
        }

        await ChangeAsync(threadId, thread => thread.Title = name, ct);
    }

    /// <summary>Into the trash; its pictures stay in the gallery.</summary>
    public async Task DeleteAsync(Guid threadId, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        await ChangeAsync(threadId, thread => thread.DeletedAt = time.GetUtcNow().UtcDateTime, ct);
    }

    public async Task RestoreAsync(Guid threadId, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        await ChangeAsync(threadId, thread => thread.DeletedAt = null, ct);
    }

    private async Task ChangeAsync(Guid threadId, Action<PromptThread> change, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var thread = await db.Threads.SingleOrDefaultAsync(t => t.Id == threadId, ct)
            ?? throw StudioException.NotFound("This thread is no longer there.");
        OwnThread.Require(thread, workspace.Access);
        change(thread);
        await db.SaveChangesAsync(ct);
        events.Publish(workspace.Id, new ThreadEvent(threadId));
    }
}
