namespace Studio.Inference.Prompting.Slots;

/// <summary>月亮上吃胡萝卜的兔子, 月の上でニンジンを食べるウサギ: what is eaten neither sits there nor wears the hat; who eats it does.</summary>
internal static class VerbObjects
{
    public static bool Are(WishReading wish, ConceptMatch thing, IReadOnlyList<ConceptMatch> things) => wish.Text[thing.End..] is var rest && wish.Language switch
    {
        "ja" => rest.StartsWith('を'),
        "ko" => rest.StartsWith('을') || rest.StartsWith('를'),
        "zh" or "zh-Hant" => rest.StartsWith('的') && things.Any(other => other.Start == thing.End + 1),
        _ => false,
    };
}
