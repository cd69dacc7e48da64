using Studio.Data.Generations;
using Studio.Inference.Diffusion;
using Studio.Inference.Diffusion.Starts;
using PipelineSyntax = Studio.Inference.Diffusion.Conditioning.PromptSyntax;

namespace Studio.Jobs.Edits;

/// <summary>Settings of one picture in the words of the pipeline.</summary>
public static class PictureRequest
{
    /// <param name="settings">Checked by SettingsRules.</param>
    /// <param name="prompt">As sent.</param>
    /// <param name="seed">Of this picture.</param>
    /// <param name="variationSeed">Of this picture; null where nothing is varied.</param>
    /// <param name="source">Checked by EditRules; null where the settings begin with words only.</param>
    public static TextToImageRequest Of(GenerationSettings settings, string prompt, long seed, long? variationSeed, EditSource? source) => new()
    {
        Prompt = prompt,
        NegativePrompt = settings.Negative,
        Syntax = Syntax(settings.Syntax),
        Width = settings.Width,
        Height = settings.Height,
        Steps = settings.Steps,
        GuidanceScale = settings.Guidance,
        Sampler = settings.Sampler,
        Seeds = [seed],
        Variation = settings.Variation is { } variation && variationSeed is { } other ? new NoiseVariation([other], variation.Amount) : null,
        From = settings.Edit is { } edit && source is not null ? Start(settings, edit, source) : null,
        SecondPass = settings.SecondPass is { } second ? Second(second) : null,
        ClipSkip = settings.ClipSkip,
        TileSize = settings.TileSize,
    };

    private static PipelineSyntax Syntax(PromptSyntax syntax) => syntax switch
    {
        PromptSyntax.Weighted => PipelineSyntax.Weighted,
        PromptSyntax.Long => PipelineSyntax.Long,
        _ => PipelineSyntax.Plain,
    };

    private static ImageStart Start(GenerationSettings settings, EditSettings edit, EditSource source) => new()
    {
        // A mask belongs to its pixels; a picture that is drawn over whole may have another size.
        Image = source.Mask is null ? PictureFit.To(source.Picture, settings.Width, settings.Height) : source.Picture,
        Strength = edit.Strength,
        Mask = source.Mask,
        Feather = edit.Feather,
        Window = edit.Window == EditWindow.MaskEnlarged ? StartWindow.MaskEnlarged : StartWindow.WholePicture,
    };

    private static SecondPass Second(SecondPassSettings second) => new()
    {
        Width = second.Width,
        Height = second.Height,
        Strength = second.Strength,
        Steps = second.Steps,
        By = second.By == Data.Generations.EnlargeBy.Pixels ? Inference.Diffusion.Starts.EnlargeBy.Pixels : Inference.Diffusion.Starts.EnlargeBy.Latents,
    };
}
