using System.Globalization;
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
    /// <summary>Before a number: pictures by their seed.</summary>
    public const char Numbers = '#';

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
        var wanted = ImageSearch.Normalise(text);
        return await Matching(threads, wanted)
            .OrderByDescending(t => t.UpdatedAt).ThenByDescending(t => t.Id)
            .Take(MostThreads)
            .Select(t => new JumpThread(
                t.Id,
                t.Title,
                t.Turns.OrderBy(turn => turn.Ordinal).Select(turn => turn.Language).FirstOrDefault(),
                context.Images.Where(i => i.ThreadId == t.Id && i.DeletedAt == null).OrderByDescending(i => i.CreatedAt).Select(i => (Guid?)i.Id).FirstOrDefault(),
                t.UpdatedAt,
                t.SearchText.Contains(wanted),
                t.Turns.Where(turn => turn.SearchText.Contains(wanted)).OrderBy(turn => turn.Ordinal).Select(turn => turn.Wish).FirstOrDefault(),
                t.Turns.SelectMany(turn => turn.Revisions).Where(revision => revision.SearchText.Contains(wanted)).OrderBy(revision => revision.CreatedAt).Select(revision => revision.Text).FirstOrDefault()))
            .ToListAsync(cancellationToken);
    }

    public async Task<(IReadOnlyList<JumpPicture> First, int Count)> PicturesAsync(string text, CancellationToken cancellationToken)
    {
        if (text.Length == 0 || !workspace.Access.Allows(Permission.ViewGallery))
        {
            return ([], 0);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var all = context.Images.AsNoTracking().Where(i => i.DeletedAt == null);
        var found = text[0] == Numbers ? Numbered(all, text[1..].Trim()) : all.Matching(text);
        var first = await found.OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id)
            .Take(MostPictures).Select(i => new JumpPicture(i.Id, i.Prompt)).ToListAsync(cancellationToken);
        return (first, first.Count < MostPictures ? first.Count : await found.CountAsync(cancellationToken));
    }

    /// <summary>"#42" is a seed, or the id of a picture.</summary>
    private static IQueryable<Image> Numbered(IQueryable<Image> images, string number) =>
        Guid.TryParse(number, out var id) ? images.Where(i => i.Id == id)
        : long.TryParse(number, CultureInfo.InvariantCulture, out var seed) ? images.Where(i => i.Seed == seed)
        : images.Where(i => false);

    private static IQueryable<PromptThread> Matching(IQueryable<PromptThread> threads, string text) => text.Length == 0
        ? threads
        : threads.Where(t => t.SearchText.Contains(text)
            || t.Turns.Any(turn => turn.SearchText.Contains(text) || turn.Revisions.Any(revision => revision.SearchText.Contains(text))));
}
