using System.Text.Json.Serialization;
using Studio.Inference.Models;
using Studio.Inference.Onnx;

namespace Studio.Jobs.Slots.Protocol;

/// <summary>Score a picture that was not drawn here. Its pixels are the frame's bytes: width x height x RGB.</summary>
internal sealed record ScreenRequest(long Request, ClassifierModel Classifier, int Width, int Height, OnnxOptions Onnx) : SlotMessage(Request)
{
    [JsonIgnore]
    public byte[] Rgb { get; init; } = [];

    [JsonIgnore]
    public override byte[] Pixels => Rgb;
}

/// <summary>Without scores: the classifier failed.</summary>
internal sealed record PictureScreened(long Request, string? ClassifierHash, IReadOnlyDictionary<string, float>? Scores) : SlotMessage(Request)
{
    public override bool IsAnswer => true;
}
