using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Jobs.Models;

namespace Studio.Jobs.Upsamplings;

/// <summary>Who can write prompts in the current workspace, and who does where nobody chose. Scoped.</summary>
public sealed class WorkspaceWriters(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, Writers files, ModelRights rights)
{
    /// <summary>The files of this server, then the workspace's own addresses.</summary>
    public async Task<IReadOnlyList<Writer>> AllAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var remote = await db.RemoteWriters.AsNoTracking().OrderBy(w => w.Name).ThenBy(w => w.Id).ToListAsync(ct);
        return [.. files.All.Select(Writer.Of), .. remote.Select(Writer.Of)];
    }

    /// <summary>What whoever asks may choose, the default first.</summary>
    public async Task<WriterOffer> OfferAsync(CancellationToken ct)
    {
        var all = await AllAsync(ct);
        var rules = await rights.RulesAsync(ct);
        var mine = workspace.Access.Kind == PrincipalKind.Job ? all : [.. all.Where(writer => rules.Refusal(writer.Subject, workspace.Access.Role) is null)];
        return new WriterOffer(all, mine, (await DefaultAsync(mine, ct)) ?? (await DefaultAsync(all, ct)));
    }

    /// <summary>The one that the workspace chose, else the server's own choice, else the first; null when there is none.</summary>
    public async Task<Writer?> DefaultAsync(IReadOnlyList<Writer> among, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var chosen = await db.WriterChoices.AsNoTracking().Select(c => c.Writer).SingleOrDefaultAsync(ct);
        return WriterOffer.Known(among, chosen) ?? WriterOffer.Known(among, files.Default?.Id) ?? among.FirstOrDefault(writer => writer.File is not null);
    }
}

/// <param name="All">Also those that the person may not use: a choice of one of them is refused in words.</param>
/// <param name="Mine">Those that the person may choose.</param>
/// <param name="Default">Null when there is no language model.</param>
public sealed record WriterOffer(IReadOnlyList<Writer> All, IReadOnlyList<Writer> Mine, Writer? Default)
{
    /// <summary>The one that was chosen; else the default, for a draft may name a model that is gone.</summary>
    public Writer? Find(string? id) => Known(All, id) ?? Default;

    internal static Writer? Known(IReadOnlyList<Writer> writers, string? id) => writers.FirstOrDefault(writer => string.Equals(writer.Id, id, StringComparison.OrdinalIgnoreCase));
}
