using Studio.Data.Gallery;

namespace Studio.Web.Images;

/// <summary>Why two pictures of one record differ: the first field, by name, in which the two runs were not the same.</summary>
public static class ReplayDifference
{
    public static string Between(Provenance first, Provenance again)
    {
        var (before, now) = (first.Fingerprint, again.Fingerprint);
        var field = Fields(first, again).FirstOrDefault(pair => !string.Equals(pair.Before, pair.Now, StringComparison.Ordinal));
        if (field is { Name: { } name })
        {
            return $"What differs: {name}, then {field.Before ?? "unknown"}, now {field.Now ?? "unknown"}.";
        }

        return before is null || now is null
            ? "The machine of the first run is not recorded."
            : "Model, settings and machine are the same; something that is not recorded differs.";
    }

    private static IEnumerable<(string Name, string? Before, string? Now)> Fields(Provenance first, Provenance again)
    {
        yield return ("the model’s files", first.Model?.Hash, again.Model?.Hash);
        yield return ("the runtime", first.Fingerprint?.Runtime, again.Fingerprint?.Runtime);
        yield return ("the provider", first.Fingerprint?.Provider, again.Fingerprint?.Provider);
        yield return ("the processor", first.Fingerprint?.Cpu, again.Fingerprint?.Cpu);
        yield return ("the threads", Text(first.Fingerprint?.Threads), Text(again.Fingerprint?.Threads));
        yield return ("guidance in one batch", Text(first.Fingerprint?.GuidanceBatch), Text(again.Fingerprint?.GuidanceBatch));
        yield return ("the batch size", Text(first.Fingerprint?.Batch), Text(again.Fingerprint?.Batch));
    }

    private static string? Text(object? value) => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture);
}
