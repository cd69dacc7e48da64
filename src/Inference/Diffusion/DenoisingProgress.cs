namespace Studio.Inference.Diffusion;

/// <summary>One picture of the batch after one step.</summary>
/// <param name="Picture">Index in the batch.</param>
/// <param name="Step">Steps done, 1 to <paramref name="Steps"/>.</param>
/// <param name="Steps">Model calls in all; PNDM makes one more than was asked for.</param>
/// <param name="Preview">Null on steps that make none.</param>
public sealed record DenoisingProgress(int Picture, int Step, int Steps, PreviewImage? Preview);
