namespace Studio.Inference.Prompting;

/// <summary>Words of the wish that must stay; where the wish is not English, <paramref name="English"/> is how the prompt says them.</summary>
public sealed record LockedPhrase(string Text, string? English = null)
{
    /// <summary>What has to be found in the prompt.</summary>
    public string InPrompt => string.IsNullOrWhiteSpace(English) ? Text : English;
}
