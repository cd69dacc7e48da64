using System.Text.Json.Serialization;
using Studio.Inference.Diffusion;
using Studio.Inference.Models;
using Studio.Inference.Onnx;

namespace Studio.Jobs.Slots.Protocol;

/// <summary>Draw the pictures together, one for each seed, and screen them. The pixels of what it begins with, picture then mask, are the frame's bytes: <see cref="StartPixels"/>.</summary>
internal sealed record DrawRequest(
    long Request,
    DiffusionModel Model,
    ClassifierModel? Classifier,
    TextToImageRequest Wanted,
    OnnxOptions Onnx,
    int LoadedModels) : SlotMessage(Request)
{
    /// <summary>Which of them are wanted; the others only make the batch the one that a replay repeats.</summary>
    public IReadOnlyList<int> Kept { get; init; } = [0];

    /// <summary>Nobody knows yet what batches cost here: try it when the picture is drawn.</summary>
    public bool MeasuresBatches { get; init; }

    [JsonIgnore]
    public override byte[] Pixels => _pixels;

    private byte[] _pixels = [];

    public static DrawRequest Of(long request, DiffusionModel model, ClassifierModel? classifier, TextToImageRequest wanted, OnnxOptions onnx, int loadedModels)
    {
        var (told, pixels) = StartPixels.Split(wanted);
        return new DrawRequest(request, model, classifier, told, onnx, loadedModels) { _pixels = pixels };
    }

    /// <summary>What arrived, whole again.</summary>
    public DrawRequest With(byte[] pixels) => this with { Wanted = StartPixels.Join(Wanted, pixels) };
}

/// <summary>Stop the request; answered by <see cref="RequestCanceled"/> unless its own answer was already on the way.</summary>
internal sealed record CancelRequest(long Request) : SlotMessage(Request);
