namespace Studio.Data.Gallery;

/// <summary>What a safety classifier said, with the classifier's hash so that scores of different ones are never mixed.</summary>
public sealed record ImageSafety(string ClassifierHash, IReadOnlyDictionary<string, float> Scores);
