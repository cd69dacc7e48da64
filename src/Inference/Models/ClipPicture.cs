namespace Studio.Inference.Models;

/// <summary>How a picture is prepared: the shorter side bicubic to ShortSide pixels, a square of Side from the middle, (byte * Rescale - Mean) / Std.</summary>
public sealed record ClipPicture(int ShortSide, int Side, float Rescale, float[] Mean, float[] Std);
