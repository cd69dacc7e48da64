using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Studio.Data.Audit;

namespace Studio.Web.Audit;

/// <summary>An exported file of lines, checked without a database: what the ten lines in docs/audit.md do, with sentences.</summary>
internal static class AuditFile
{
    private const string Tail = ",\"hash\":\"";
    private const int HashLength = 64;

    /// <summary>In the place of an entry that could not be read when the file was written: its neighbours prove that it was there, not what it says.</summary>
    public static string Closed(Guid chain, AuditRecord entry) =>
        JsonSerializer.Serialize(new { no = entry.Number, chain = chain == AuditChain.Server ? "server" : chain.ToString(), previous = entry.Previous, closed = true });

    /// <param name="lines">Of the file.</param>
    /// <param name="isPart">Exported with a filter: numbers may be left out.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null when it is no such file at all.</returns>
    public static async Task<AuditFileVerdict?> CheckAsync(IAsyncEnumerable<string> lines, bool isPart, CancellationToken cancellationToken)
    {
        var (count, closed, first, last) = (0L, 0L, (AuditFileLine?)null, (AuditFileLine?)null);
        await foreach (var text in lines.WithCancellation(cancellationToken))
        {
            if (text.Length == 0)
            {
                continue;
            }

            if (Read(text) is not { } line)
            {
                return first is null ? null : Verdict(AuditFault.Altered, (last?.Number ?? 0) + 1);
            }

            if (Fault(line, last, isPart) is { } fault)
            {
                return Verdict(fault, line.Number);
            }

            (count, closed, first, last) = (count + 1, closed + (line.IsClosed ? 1 : 0), first ?? line, line);
        }

        return first is null ? null : Verdict(fault: null, faultAt: null);

        AuditFileVerdict Verdict(AuditFault? fault, long? faultAt) => new(first?.Chain ?? "", count, closed, first?.Number, last?.Number, last?.Hash, fault, faultAt);
    }

    private static AuditFault? Fault(AuditFileLine line, AuditFileLine? before, bool isPart)
    {
        if (!line.IsWhole || (before is not null && line.Chain != before.Chain))
        {
            return AuditFault.Altered;
        }

        var (number, hash) = (before?.Number ?? 0, before?.Hash ?? AuditRecord.NoHash);
        if (line.Number == number + 1)
        {
            return line.Previous == hash ? null : AuditFault.OtherPredecessor;
        }

        return isPart && line.Number > number ? null : AuditFault.Missing;
    }

    private static AuditFileLine? Read(string text)
    {
        var at = text.Length - Tail.Length - HashLength - 2;
        if (at <= 0 || !text.AsSpan(at).StartsWith(Tail, StringComparison.Ordinal) || !text.EndsWith("\"}", StringComparison.Ordinal))
        {
            return null;
        }

        var (words, hash) = ($"{text[..at]}}}", text[(at + Tail.Length)..^2]);
        try
        {
            using var json = JsonDocument.Parse(words);
            var entry = json.RootElement;
            var isClosed = entry.TryGetProperty("closed", out var closed) && closed.ValueKind == JsonValueKind.True;
            return new AuditFileLine(
                entry.GetProperty("chain").GetString() ?? "", entry.GetProperty("no").GetInt64(), entry.GetProperty("previous").GetString() ?? "", hash,
                isClosed || Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words))) == hash, isClosed);
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private sealed record AuditFileLine(string Chain, long Number, string Previous, string Hash, bool IsWhole, bool IsClosed);
}

/// <param name="Chain">"server", or the id of a workspace.</param>
/// <param name="Count">Lines that are proved.</param>
/// <param name="Closed">Those of them of which only the place is proved.</param>
internal sealed record AuditFileVerdict(string Chain, long Count, long Closed, long? First, long? Last, string? Hash, AuditFault? Fault, long? FaultAt);
