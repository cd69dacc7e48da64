using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Web.Shell.Jump;

/// <summary>Finds threads by what was said in them and pictures by their words.</summary>
internal sealed class JumpQueries(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace)
{
    private const int MostThreads = 5;
    private const int MostPictures = 8;

    /// <summary>The person's own threads, newest first: those whose title, wish or prompt holds the text, all of them for an empty one.</summary>
    public async Task<IReadOnlyList<JumpThread>> ThreadsAsync(string text, CancellationToken cancellationToken)
    {
        if (!workspace.Access.Allows(Permission.CreateImages))
        {
            return [];
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var threads = context.Threads.AsNoTracking().Where(t => t.DeletedAt == null && t.CreatedById == workspace.Access.UserId);
        return await Matching(threads, ImageSearch.Normalise(text))
            .OrderByDescending(t => t.UpdatedAt).ThenByDescending(t => t.Id)
            .Take(MostThreads)
            .Select(t => new JumpThread(
                t.Id,
                t.Title,
                t.Turns.OrderBy(turn => turn.Ordinal).Select(turn => turn.Language).FirstOrDefault(),
                context.Images.Where(i => i.ThreadId == t.Id && i.DeletedAt == null).OrderByDescending(i => i.CreatedAt).Select(i => (Guid?)i.Id).FirstOrDefault(),
                context.Images.Count(i => i.ThreadId == t.Id && i.DeletedAt == null)))
            .ToListAsync(cancellationToken);
    }

    public async Task<(IReadOnlyList<JumpPicture> First, int Count)> PicturesAsync(string text, CancellationToken cancellationToken)
    {
        if (text.Length == 0 || !workspace.Access.Allows(Permission.ViewGallery))
        {
            return ([], 0);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = context.Images.AsNoTracking().Where(i => i.DeletedAt == null).Matching(text);
        var first = await found.OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id)
            .Take(MostPictures).Select(i => new JumpPicture(i.Id, i.Prompt)).ToListAsync(cancellationToken);
        return (first, first.Count < MostPictures ? first.Count : await found.CountAsync(cancellationToken));
    }

    private static IQueryable<PromptThread> Matching(IQueryable<PromptThread> threads, string text) => text.Length == 0
        ? threads
        : threads.Where(t => t.SearchText.Contains(text)
            || t.Turns.Any(turn => turn.SearchText.Contains(text) || turn.Revisions.Any(revision => revision.SearchText.Contains(text))));
}

internal sealed record JumpThread(Guid Id, string Title, string? Language, Guid? Picture, int Pictures);
