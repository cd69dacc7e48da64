using System.Text;
using Studio.Data.Moderation.Rules;

namespace Studio.Data.Moderation.Policies;

/// <summary>Lists as files: one term a line, or CSV with the columns term, language, becomes, also (other spellings, with "|" between them).</summary>
public static class TermFile
{
    /// <summary>More than any list of <see cref="RuleChecks.MaxTerms"/> terms needs.</summary>
    public const long MaxBytes = 32 * 1024 * 1024;

    private const int NamedLines = 20;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static Task<TermImport> ReadAsync(Stream file, string name, CancellationToken cancellationToken) => ReadAsync(file, name, RuleChecks.MaxTerm, cancellationToken);

    /// <param name="file">The list.</param>
    /// <param name="name">As its owner knows it; by its end it is CSV or text.</param>
    /// <param name="longest">A longer line is left out: patterns may be longer than words.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <exception cref="StudioException">The file is no list; it says which line.</exception>
    public static async Task<TermImport> ReadAsync(Stream file, string name, int longest, CancellationToken cancellationToken)
    {
        var isCsv = name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
        var terms = new Dictionary<string, RuleTerm>(StringComparer.Ordinal);
        var leftOut = new List<string>();
        var lines = 0;
        await foreach (var bytes in LinesAsync(file, cancellationToken))
        {
            if (++lines > RuleChecks.MaxTerms)
            {
                throw new StudioException($"{name} was not imported. It has more than {RuleChecks.MaxTerms:N0} lines; a list holds {RuleChecks.MaxTerms:N0}. The list is as it was.");
            }

            var line = Text(bytes, name, lines).Trim('\ufeff', ' ', '\t', '\r');
            if (line.Length == 0 || (lines == 1 && isCsv && line.StartsWith("term", StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            var term = isCsv ? OfCsv(line) : new RuleTerm(line);
            if (term.Text.Length == 0 || term.Text.Length > longest || term.Text.Contains('\0', StringComparison.Ordinal))
            {
                leftOut.Add($"line {lines} is {(term.Text.Length == 0 ? "empty" : "longer than a term")}");
                continue;
            }

            terms.TryAdd(term.Text, term);
        }

        return new TermImport([.. terms.Values], [.. leftOut.Take(NamedLines)], leftOut.Count);
    }

    public static string Write(IEnumerable<RuleTerm> terms, bool asCsv) => asCsv
        ? string.Concat(terms.Select(term => $"{Field(term.Text)},{Field(term.Language ?? "")},{Field(term.Becomes ?? "")},{Field(string.Join(" | ", term.AlsoAs))}\n").Prepend("term,language,becomes,also\n"))
        : string.Concat(terms.Select(term => $"{term.Text}\n"));

    private static string Text(byte[] line, string name, int number)
    {
        try
        {
            return Strict.GetString(line);
        }
        catch (DecoderFallbackException)
        {
            throw new StudioException($"{name} was not imported. Line {number:N0} is no valid UTF-8. Save it as UTF-8 and import it again; the list is as it was.");
        }
    }

    private static RuleTerm OfCsv(string line)
    {
        List<string> fields = [.. CsvLine.Split(line).Select(field => SpreadsheetCell.Unguard(field.Trim()))];
        return new RuleTerm(fields[0], Given(fields, 1, RuleChecks.MaxTerm), Given(fields, 2, Replacement.MaxLength))
        {
            AlsoAs = fields.Count > 3 ? fields[3].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [],
        };
    }

    private static string? Given(IReadOnlyList<string> fields, int column, int most) => fields.Count > column && fields[column].Trim() is { Length: > 0 } given && given.Length <= most ? given : null;

    private static string Field(string text) => SpreadsheetCell.Guard(text) is var cell && cell.AsSpan().ContainsAny(",\"\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    /// <summary>As bytes: a reader of text would replace what is no UTF-8 and say nothing.</summary>
    private static async IAsyncEnumerable<byte[]> LinesAsync(Stream file, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var buffer = new byte[64 * 1024];
        var line = new MemoryStream();
        while (await file.ReadAsync(buffer, ct) is > 0 and var read)
        {
            foreach (var sign in buffer.AsMemory(0, read).ToArray())
            {
                if (sign != '\n')
                {
                    line.WriteByte(sign);
                    continue;
                }

                yield return line.ToArray();
                line.SetLength(0);
            }
        }

        if (line.Length > 0)
        {
            yield return line.ToArray();
        }
    }
}

/// <param name="LeftOut">Why lines are no terms, the first of them.</param>
public sealed record TermImport(IReadOnlyList<RuleTerm> Terms, IReadOnlyList<string> LeftOut, int LeftOutCount)
{
    public int KnownIn(IReadOnlyList<RuleTerm> list) => Terms.Count - NewTo(list).Count;

    public IReadOnlyList<RuleTerm> NewTo(IReadOnlyList<RuleTerm> list)
    {
        var known = list.Select(term => term.Text).ToHashSet(StringComparer.Ordinal);
        return [.. Terms.Where(term => !known.Contains(term.Text))];
    }
}
