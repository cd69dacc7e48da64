using Studio.Data.Gallery;
using Studio.Jobs.Slots.Protocol;

namespace Studio.Jobs.Handlers;

/// <summary>From pixels to what is stored: the provenance, the PNG that carries it, and the row. All three hold the same record.</summary>
internal static class FinishedImage
{
    public static Provenance Provenance(PictureWish wish, PictureDrawn drawn, DateTime now)
    {
        return new Provenance
        {
            Wish = wish.Wish,
            Language = wish.Language,
            Upsampled = wish.Upsampled,
            Upsampler = wish.Upsampler,
            Prompt = wish.Prompt,
            Negative = wish.Generation.Settings.Negative,
            NegativeRead = NegativeNote.Record(wish.Generation.Settings, wish.Prompt, wish.Model),
            Settings = wish.Generation.Settings,
            Model = new ModelProvenance(wish.Model.Name, wish.Model.Hash, wish.Model.Files),
            Seed = wish.Seed,
            VariationSeed = wish.VariationSeed,
            Fingerprint = ProvenancePng.Of(drawn.Fingerprint, drawn.TileSize, drawn.Picture),
            Parent = wish.Parent,
            CreatedAt = now,
            Safety = drawn is { ClassifierHash: { } hash, Scores: { } scores } ? new ImageSafety(hash, scores) : null,
        };
    }

    public static Image Row(Provenance provenance, PictureWish wish, Guid pictureId, PictureDrawn drawn, string blobHash, string pixelHash, long bytes, long looks)
    {
        return new Image
        {
            Origin = ImageOrigin.Generated,
            BlobHash = blobHash,
            PixelHash = pixelHash,
            Width = drawn.Width,
            Height = drawn.Height,
            ByteCount = bytes,
            MaskHash = provenance.Settings?.Edit?.Mask,
            Provenance = provenance,
            Prompt = wish.Prompt,
            Wish = wish.Wish,
            Language = wish.Language,
            ModelName = wish.Model.Name,
            Seed = wish.Seed,
            SearchText = ImageSearch.TextOf(wish.Wish, wish.Prompt, wish.Seed),
            CreatedById = wish.Generation.CreatedById,
            CreatedAt = provenance.CreatedAt,
            ThreadId = wish.Generation.ThreadId,
            TurnId = wish.Generation.TurnId,
            PictureId = pictureId,
            EvaluationId = wish.Generation.EvaluationId,
            Safety = provenance.Safety,
            Looks = looks,
        };
    }
}
