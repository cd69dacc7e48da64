using System.Text.Json;

namespace Studio.Inference.Hub;

/// <summary>What was fetched for a snapshot and what its bytes must be. Kept beside the hub's own folders, in .studio.</summary>
internal sealed record HubReceipt(string Reference, string? Variant, DateTime FetchedAt, IReadOnlyList<ReceiptFile> Files)
{
    /// <summary>As the hub named it when it was shown and accepted; null where it named none, or wrote this before that was kept.</summary>
    public string? Licence { get; init; }

    public static HubReceipt? Read(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<HubReceipt>(File.ReadAllBytes(file)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void Write(string file)
    {
        var temporary = $"{file}.{Environment.ProcessId}.new";
        File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(this));
        File.Move(temporary, file, overwrite: true);
    }
}

internal sealed record ReceiptFile(string Path, long Bytes, string Hash);
