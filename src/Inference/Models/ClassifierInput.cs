namespace Studio.Inference.Models;

/// <summary>What the graph is fed: value = (byte * Rescale - Mean) / Std, bilinear with aligned corners, aspect not kept.</summary>
public sealed record ClassifierInput(string Name, int Width, int Height, bool ChannelsLast, float Rescale, float[] Mean, float[] Std);
