using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Studio.Data.Audit;

namespace Studio.Web.Audit;

/// <summary>A chain, or what fits a filter of it, as a file: written while it is sent.</summary>
internal static class AuditExport
{
    private const int Page = 1_000;

    /// <summary>What is hashed, with the hash as its last member: the bytes before it and a closing brace give the hash again. Of what its reader must not know yet only that it has its place.</summary>
    public static async Task LinesAsync(IQueryable<AuditRecord> entries, long last, Guid chain, AuditSeal seal, Stream output, CancellationToken cancellationToken)
    {
        await using var writer = Writer(output);
        await foreach (var entry in InOrderAsync(entries, last, cancellationToken))
        {
            var words = seal.Hides(entry) ? AuditFile.Closed(chain, entry) : entry.Line(chain);
            await writer.WriteAsync($"{words[..^1]},\"hash\":\"{entry.Hash}\"}}\n".AsMemory(), cancellationToken);
        }
    }

    /// <summary>For people: in words, with names. It cannot be verified.</summary>
    public static async Task CsvAsync(IQueryable<AuditRecord> entries, long last, IReadOnlyDictionary<string, string> names, Stream output, CancellationToken cancellationToken)
    {
        await using var writer = Writer(output);
        await writer.WriteAsync("no,at,what,who,sentence,object,details,hash\r\n".AsMemory(), cancellationToken);
        await foreach (var entry in InOrderAsync(entries, last, cancellationToken))
        {
            string?[] fields =
            [
                entry.Number.ToString(CultureInfo.InvariantCulture), entry.At.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture), entry.Act.ToString(),
                AuditWords.Who(entry, names), AuditWords.Text(AuditWords.Of(entry, names)), entry.Object, entry.Details, entry.Hash,
            ];
            await writer.WriteAsync($"{string.Join(',', fields.Select(CsvField.Of))}\r\n".AsMemory(), cancellationToken);
        }
    }

    private static StreamWriter Writer(Stream output) => new(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);

    private static async IAsyncEnumerable<AuditRecord> InOrderAsync(
        IQueryable<AuditRecord> entries, long last, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var after = 0L; after < last;)
        {
            var page = await entries.Where(e => e.Number > after && e.Number <= last).OrderBy(e => e.Number).Take(Page).ToListAsync(cancellationToken);
            foreach (var entry in page)
            {
                yield return entry;
            }

            after = page.Count == 0 ? last : page[^1].Number;
        }
    }
}
