using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Evaluation.Sets;

namespace Studio.Web.Evaluations.Designs;

/// <summary>The same file a second time is the set that it became the first time.</summary>
internal static class KnownSets
{
    public static async Task<Guid?> FindAsync(StudioDbContext db, ReadPrompts read, string? fileName, CancellationToken ct)
    {
        var (format, count) = (read.Format.Name(), read.Prompts.Count);
        var alike = await db.PromptSets.Where(s => s.FileName == fileName && s.Format == format && s.Count == count).OrderBy(s => s.CreatedAt).Select(s => s.Id).ToListAsync(ct);
        var wanted = read.Prompts.Select(prompt => (prompt.Row, prompt.Text, prompt.Category, prompt.Challenge, prompt.Key)).Order().ToList();
        foreach (var set in alike)
        {
            var items = await db.PromptSetItems.Where(i => i.PromptSetId == set).Select(i => new { i.Place, i.Text, i.Category, i.Challenge, i.FileKey }).ToListAsync(ct);
            if (items.Select(i => (i.Place, i.Text, i.Category, i.Challenge, i.FileKey)).Order().SequenceEqual(wanted))
            {
                return set;
            }
        }

        return null;
    }
}
