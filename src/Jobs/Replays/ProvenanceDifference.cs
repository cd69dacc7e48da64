using System.Globalization;
using Studio.Data.Gallery;
using Studio.Data.Generations;

namespace Studio.Jobs.Replays;

/// <summary>The fields that decide the bytes of a picture, compared.</summary>
internal static class ProvenanceDifference
{
    private const string Unknown = "not recorded";
    private const string None = "none";

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
        foreach (var pair in Starts(then, now))
        {
            yield return pair;
        }

        yield return ("runtime", then.Fingerprint?.Runtime, now.Fingerprint?.Runtime);
        yield return ("provider", then.Fingerprint?.Provider, now.Fingerprint?.Provider);
        yield return ("processor", then.Fingerprint?.Cpu, now.Fingerprint?.Cpu);
        yield return ("threads", Text(then.Fingerprint?.Threads), Text(now.Fingerprint?.Threads));
        yield return ("guidance in one batch", Text(then.Fingerprint?.GuidanceBatch), Text(now.Fingerprint?.GuidanceBatch));
        yield return ("batch size", Text(then.Fingerprint?.Batch), Text(now.Fingerprint?.Batch));
        yield return ("place in the batch", PlaceOf(then), PlaceOf(now));
    }

    /// <summary>What begins with a picture, varied noise or a second pass; "none" on one side only is a difference, too.</summary>
    private static IEnumerable<(string Field, string? Then, string? Now)> Starts(Provenance then, Provenance now)
    {
        yield return Of("picture it begins with", s => s.Edit?.Picture);
        yield return Of("strength", s => Text(s.Edit?.Strength));
        yield return Of("mask", s => s.Edit?.Mask);
        yield return Of("soft edge of the mask", s => Text(s.Edit?.Feather));
        yield return Of("what the model looks at", s => Text(s.Edit?.Window));
        yield return ("variation seed", Text(then.VariationSeed) ?? None, Text(now.VariationSeed) ?? None);
        yield return Of("amount of variation", s => Text(s.Variation?.Amount));
        yield return Of("second pass", s => s.SecondPass is { } p ? string.Create(CultureInfo.InvariantCulture, $"{p.Width}x{p.Height}, strength {p.Strength}, {p.Steps ?? s.Steps} steps, by {p.By}") : null);
        yield return Of("clip skip", s => Text<int>(s.ClipSkip));
        yield return Of("reading of the prompt", s => Text<PromptSyntax>(s.Syntax));
        // Older records do not say; they were decoded as the pipeline still chooses.
        yield return ("tile size", Text(then.Fingerprint?.TileSize ?? now.Fingerprint?.TileSize), Text(now.Fingerprint?.TileSize));

        (string, string?, string?) Of(string field, Func<GenerationSettings, string?> read) => (field, Read(then, read), Read(now, read));
        string? Read(Provenance side, Func<GenerationSettings, string?> read) => side.Settings is { } settings ? read(settings) ?? None : null;
    }

    /// <summary>Counted as people do. Of different batches it says nothing more.</summary>
    private static string? PlaceOf(Provenance side) => Text<int>((side.Fingerprint?.Place ?? 0) + 1);

    private static string? Text<T>(T? value) where T : struct => value is null ? null : Convert.ToString(value, CultureInfo.InvariantCulture);
}
