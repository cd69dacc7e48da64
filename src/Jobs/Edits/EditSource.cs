using Studio.Inference.Diffusion.Starts;

namespace Studio.Jobs.Edits;

/// <summary>The pixels that EditSettings name.</summary>
public sealed record EditSource(SourcePicture Picture, PictureMask? Mask);
