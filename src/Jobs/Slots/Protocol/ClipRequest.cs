using System.Text.Json.Serialization;
using Studio.Inference.Models;
using Studio.Inference.Onnx;

namespace Studio.Jobs.Slots.Protocol;

/// <summary>How near a picture is to a text. Its pixels are the frame's bytes: width x height x RGB.</summary>
internal sealed record ClipRequest(long Request, ClipModel Clip, string Text, int Width, int Height, OnnxOptions Onnx) : SlotMessage(Request)
{
    [JsonIgnore]
    public byte[] Rgb { get; init; } = [];

    [JsonIgnore]
    public override byte[] Pixels => Rgb;
}

internal sealed record ClipScored(long Request, float Score) : SlotMessage(Request)
{
    public override bool IsAnswer => true;
}
