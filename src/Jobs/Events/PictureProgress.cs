namespace Studio.Jobs.Events;

/// <summary>How far one picture is.</summary>
/// <param name="Step">Denoising steps done.</param>
/// <param name="PreviewVersion">0 = no preview yet; part of the preview's address, so that a browser asks again.</param>
/// <param name="RemainingSeconds">From the measured speed of this model, null until it is known.</param>
/// <param name="Stage">One of <see cref="PictureStage"/>.</param>
/// <param name="Waits">Why it does not begin, a sentence; null once it did.</param>
public sealed record PictureProgress(int Step, int Steps, int PreviewVersion, double? RemainingSeconds, string Stage, string? Waits = null);

public static class PictureStage
{
    /// <summary>For memory.</summary>
    public const string Waiting = "Waiting";

    /// <summary>What was drawn together did not come through; it is drawn alone after others.</summary>
    public const string Again = "Again";
    public const string Loading = "Loading";
    public const string Denoising = "Denoising";
    public const string Decoding = "Decoding";
    public const string Checking = "Checking";
}
