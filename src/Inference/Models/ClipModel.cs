namespace Studio.Inference.Models;

/// <summary>A CLIP in the ONNX layout: a text and a vision encoder into one space, in two graphs or in one.</summary>
public sealed record ClipModel
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Folder { get; init; }

    /// <summary>Full path; the same as <see cref="VisionFile"/> where one graph does both.</summary>
    public required string TextFile { get; init; }

    public required string VisionFile { get; init; }

    public required string Hash { get; init; }

    public required ClipPicture Picture { get; init; }

    /// <summary>Numbers of an embedding (projection_dim).</summary>
    public required int Length { get; init; }

    public string? Licence { get; init; }

    public bool IsOneGraph => TextFile == VisionFile;
}
