using System.Globalization;
using Studio.Data.Gallery;

namespace Studio.Jobs.Replays;

/// <summary>The fields that decide the bytes of a picture, compared.</summary>
internal static class ProvenanceDifference
{
    private const string Unknown = "not recorded";

    public static IReadOnlyList<ReplayDifference> Between(Provenance then, Provenance now)
    {
        return
        [
            .. Files(then.Model, now.Model),
            .. Pairs(then, now)
                .Where(pair => pair.Then != pair.Now)
                .Select(pair => new ReplayDifference(pair.Field, pair.Then ?? Unknown, pair.Now ?? Unknown)),
        ];
    }

    private static IEnumerable<ReplayDifference> Files(ModelProvenance? then, ModelProvenance? now)
    {
        var (before, after) = (then?.Files ?? NoFiles, now?.Files ?? NoFiles);
        return before.Keys.Union(after.Keys, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Where(file => before.GetValueOrDefault(file) != after.GetValueOrDefault(file))
            .Select(file => new ReplayDifference($"model file {file}", Short(before.GetValueOrDefault(file)), Short(after.GetValueOrDefault(file))));
    }

    private static IReadOnlyDictionary<string, string> NoFiles => new Dictionary<string, string>(StringComparer.Ordinal);

    private static string Short(string? hash) => hash?[..Math.Min(12, hash.Length)] ?? Unknown;

    private static IEnumerable<(string Field, string? Then, string? Now)> Pairs(Provenance then, Provenance now)
    {
        yield return ("prompt", then.Prompt, now.Prompt);
        yield return ("negative prompt", then.Negative, now.Negative);
        yield return ("seed", Text(then.Seed), Text(now.Seed));
        yield return ("sampler", then.Settings?.Sampler, now.Settings?.Sampler);
        yield return ("steps", Text(then.Settings?.Steps), Text(now.Settings?.Steps));
        yield return ("guidance", Text(then.Settings?.Guidance), Text(now.Settings?.Guidance));
        yield return ("runtime", then.Fingerprint?.Runtime, now.Fingerprint?.Runtime);
        yield return ("provider", then.Fingerprint?.Provider, now.Fingerprint?.Provider);
        yield return ("processor", then.Fingerprint?.Cpu, now.Fingerprint?.Cpu);
        yield return ("threads", Text(then.Fingerprint?.Threads), Text(now.Fingerprint?.Threads));
        yield return ("guidance in one batch", Text(then.Fingerprint?.GuidanceBatch), Text(now.Fingerprint?.GuidanceBatch));
        yield return ("batch size", Text(then.Fingerprint?.Batch), Text(now.Fingerprint?.Batch));
    }

    private static string? Text<T>(T? value) where T : struct => value is null ? null : Convert.ToString(value, CultureInfo.InvariantCulture);
}
