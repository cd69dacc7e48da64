using Studio.Inference.Diffusion.Conditioning;
using Studio.Inference.Diffusion.Conditioning.Weighting;
using Studio.Inference.Diffusion.Schedulers;

namespace Studio.Inference.Diffusion;

/// <summary>A checked request in the terms of a run.</summary>
internal static class RequestPlan
{
    public static DenoisingPlan Of(TextToImageRequest request, SchedulerConfig scheduler) => new()
    {
        Prompts = [IsWeighted(request) ? WeightedPrompt.Timeline(request.Prompt, request.Steps) : PromptTimeline.Of(request.Prompt)],
        NegativePrompts = [Negative(request)],
        Read = Reader(request.Syntax),
        ClipSkip = request.ClipSkip,
        Pictures = request.Seeds.Count,
        Width = request.Width,
        Height = request.Height,
        Steps = request.Steps,
        GuidanceScale = request.GuidanceScale,
        GuidanceRescale = request.GuidanceRescale,
        Scheduler = scheduler,
        Noise = new PictureNoise(request.Seeds).Draw,
        Generators = request.Seeds.Count,
        Variation = request.Variation,
        From = request.From,
        SecondPass = request.SecondPass,
        TileSize = request.TileSize,
        GuidanceBatch = request.GuidanceBatch,
    };

    private static PromptReader Reader(PromptSyntax syntax) => syntax switch
    {
        PromptSyntax.Weighted => WeightedPrompt.Chunks,
        PromptSyntax.Long => LongPrompt.Chunks,
        _ => PromptChunk.FirstWindow,
    };

    private static PromptTimeline? Negative(TextToImageRequest request) => request.NegativePrompt switch
    {
        "" => null,
        var text when IsWeighted(request) => WeightedPrompt.NegativeTimeline(text, request.Steps),
        var text => PromptTimeline.Of(text),
    };

    private static bool IsWeighted(TextToImageRequest request) => request.Syntax == PromptSyntax.Weighted;
}
