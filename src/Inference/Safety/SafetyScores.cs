namespace Studio.Inference.Safety;

/// <summary>What a classifier thinks of a picture: a share per label, and which classifier it was.</summary>
public sealed record SafetyScores(string ClassifierHash, IReadOnlyDictionary<string, float> Scores)
{
    // The labels of nsfwjs that are not fit for everybody; the others are Drawing and Neutral.
    private static readonly string[] Unsafe = ["Hentai", "Porn", "Sexy"];

    /// <summary>0 to 1, how likely the picture is not fit for everybody.</summary>
    public float Nsfw => Unsafe.Sum(label => Scores.GetValueOrDefault(label));
}
