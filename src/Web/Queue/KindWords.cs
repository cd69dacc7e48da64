using Studio.Data.Generations;

namespace Studio.Web.Queue;

/// <summary>What is done, where the title only says to what.</summary>
public static class KindWords
{
    /// <summary>Null for pictures from words, which need no word.</summary>
    public static string? Of(GenerationKind kind) => kind switch
    {
        GenerationKind.Variation => "variations",
        GenerationKind.SubtleVariation => "subtle variations",
        GenerationKind.Edit => "prompt edited",
        GenerationKind.Replay => "run again",
        GenerationKind.Inpaint => "a part changed",
        GenerationKind.Redraw => "redrawn",
        GenerationKind.Upscale => "enlarged",
        _ => null,
    };
}
