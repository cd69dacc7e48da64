using Studio.Data.Gallery;
using Studio.Data.Generations;
using Studio.Inference.Models;
using Studio.Jobs.Edits;

namespace Studio.Jobs.Handlers;

/// <summary>Everything that one picture is made of, read once before it is drawn.</summary>
/// <param name="Recorded">For a replay: how the source was computed, to compute it in the same form.</param>
/// <param name="Source">The picture that an edit begins with.</param>
internal sealed record PictureWish(
    Generation Generation,
    long Seed,
    long? VariationSeed,
    string Wish,
    string Language,
    string? Upsampled,
    UpsamplerProvenance? Upsampler,
    string Prompt,
    DiffusionModel Model,
    ParentProvenance? Parent,
    FingerprintProvenance? Recorded,
    EditSource? Source);
