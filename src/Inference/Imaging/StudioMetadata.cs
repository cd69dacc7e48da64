namespace Studio.Inference.Imaging;

/// <summary>The texts of a picture made here, in their fixed order: what other programs read, our whole provenance, the mark of AI origin.</summary>
public static class StudioMetadata
{
    /// <summary>Keyword of the provenance, one JSON object.</summary>
    public const string Keyword = "studio";

    public static IReadOnlyList<PngText> Texts(GenerationParameters parameters, string provenanceJson) =>
    [
        new(GenerationParameters.Keyword, parameters.Format()),
        new(Keyword, provenanceJson),
        new(XmpPacket.Keyword, XmpPacket.AiGenerated),
    ];

    /// <summary>The provenance JSON of a picture made here; null of any other.</summary>
    public static string? Find(IReadOnlyList<PngText> texts) =>
        texts.FirstOrDefault(text => text.Keyword == Keyword)?.Text;
}
