using Studio.Inference.Diffusion;
using Studio.Inference.Onnx;

namespace Studio.Jobs.Slots.Protocol;

internal sealed record StageReached(long Request, string Stage) : SlotMessage(Request);

/// <summary>The preview's pixels, when there is one, are the frame's bytes: width x height x RGB.</summary>
/// <param name="Picture">Which one of the request's.</param>
internal sealed record StepDone(long Request, int Picture, int Step, int Steps, int PreviewWidth, int PreviewHeight) : SlotMessage(Request);

internal sealed record TextSoFar(long Request, string Text) : SlotMessage(Request);

/// <summary>The pixels are the frame's bytes: width x height x RGB. Of several pictures the last one is the answer.</summary>
/// <param name="Picture">Which one of the request's.</param>
/// <param name="Timings">Of all pictures together.</param>
internal sealed record PictureDrawn(
    long Request,
    int Picture,
    bool IsLast,
    int Width,
    int Height,
    GenerationTimings Timings,
    double LoadMs,
    RuntimeFingerprint Fingerprint,
    int TileSize,
    string? ClassifierHash,
    IReadOnlyDictionary<string, float>? Scores) : SlotMessage(Request)
{
    public override bool IsAnswer => IsLast;
}

internal sealed record RequestFailed(long Request, string Sentence, string? Detail) : SlotMessage(Request)
{
    public override bool IsAnswer => true;
}

internal sealed record RequestCanceled(long Request) : SlotMessage(Request)
{
    public override bool IsAnswer => true;
}
