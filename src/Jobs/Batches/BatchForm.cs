using Studio.Inference.Diffusion;
using Studio.Inference.Diffusion.Batches;

namespace Studio.Jobs.Batches;

/// <summary>What goes into one run: the pictures themselves, or for a replay the batch that its picture was drawn in.</summary>
/// <param name="Seeds">One per picture of the run.</param>
/// <param name="VariationSeeds">As many; null where nothing is varied.</param>
/// <param name="Kept">Which of them are somebody's pictures, in their order.</param>
internal sealed record BatchForm(IReadOnlyList<long> Seeds, IReadOnlyList<long>? VariationSeeds, IReadOnlyList<int> Kept)
{
    public static BatchForm Of(IReadOnlyList<PictureInHand> pictures) => new(
        [.. pictures.Select(picture => picture.Wish!.Seed)],
        pictures[0].Wish!.VariationSeed is null ? null : [.. pictures.Select(picture => picture.Wish!.VariationSeed!.Value)],
        [.. Enumerable.Range(0, pictures.Count)]);

    /// <summary>In its recorded place among as many as then: what the others are does not matter to it, how many they are may decide its last bits.</summary>
    public static BatchForm Repeating(PictureInHand picture, int batch, int place) => new(
        [.. Enumerable.Repeat(picture.Wish!.Seed, batch)],
        picture.Wish.VariationSeed is { } seed ? [.. Enumerable.Repeat(seed, batch)] : null,
        [place]);

    /// <summary>How many were drawn together when the picture that is replayed was made; 1 where it was alone, or its record names what no run here does.</summary>
    public static (int Batch, int Place) Recorded(PictureInHand picture) =>
        picture.Wish?.Recorded is { Batch: > 1 and <= BatchGains.Most } recorded && (recorded.Place ?? 0) is var place && place >= 0 && place < recorded.Batch
            ? (recorded.Batch, place)
            : (1, 0);

    /// <param name="one">The request of the first picture.</param>
    public TextToImageRequest Of(TextToImageRequest one) => one with
    {
        Seeds = Seeds,
        Variation = one.Variation is { } variation && VariationSeeds is not null ? variation with { Seeds = VariationSeeds } : null,
    };
}
