using Studio.Inference.Imaging;

namespace Studio.Inference.Tests.Imaging;

/// <summary>What AUTOMATIC1111, Forge, SD.Next, Fooocus and ComfyUI's writers put into "parameters", beyond the fields that all of them have.</summary>
public sealed class ParametersReadingTests
{
    private const string Short = "Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 7, Size: 512x768";

    [Fact]
    public void A_second_pass_by_a_factor_is_read_with_its_steps_and_strength()
    {
        var settings = Read($"a house\n{Short}, Model hash: abc1234567, Denoising strength: 0.5, Hires upscale: 1.5, Hires steps: 10, Hires upscaler: Latent (antialiased), Version: v1.5.1");

        Assert.Equal((1.5, 0.5, 10, true), (settings.Enlargement!.Scale, settings.Enlargement.Strength, settings.Enlargement.Steps, settings.Enlargement.ByLatents));
        Assert.Equal((768, 1152), settings.Enlargement.SizeFrom(512, 768, 8));
        Assert.Equal((512, 768, null, "abc1234567"), (settings.Width, settings.Height, settings.Strength, settings.ModelHash));
        Assert.Empty(settings.Others);
    }

    [Theory]
    [InlineData("Hires resize: 1024x1536", 1024, 1536)]
    [InlineData("Hires resize: 1024x0", 1024, 1536)]
    [InlineData("Hires resize: 0x1536", 1024, 1536)]
    public void A_second_pass_to_a_size_is_read_and_a_side_left_out_follows_from_the_other(string resize, int width, int height)
    {
        var settings = Read($"a house\n{Short}, Denoising strength: 0.7, {resize}, Hires upscaler: R-ESRGAN 4x+");

        Assert.Equal((width, height), settings.Enlargement!.SizeFrom(512, 768, 8));
        Assert.False(settings.Enlargement.ByLatents);
        Assert.Null(settings.Enlargement.Steps);
    }

    [Fact]
    public void In_files_of_2022_the_first_pass_has_a_size_of_its_own()
    {
        var settings = Read("old\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 7, Size: 1024x1024, Denoising strength: 0.7, First pass size: 512x512");

        Assert.Equal((512, 512), (settings.Width, settings.Height));
        Assert.Equal((1024, 1024), settings.Enlargement!.SizeFrom(512, 512, 8));
    }

    [Fact]
    public void A_strength_without_a_second_pass_is_that_of_another_picture()
    {
        var settings = Read($"a cat\n{Short}, Denoising strength: 0.55, Mask blur: 4, Inpaint area: Only masked, ENSD: 31337");

        Assert.Equal((0.55, null), (settings.Strength, settings.Enlargement));
        Assert.Equal(["Mask blur", "Inpaint area", "ENSD"], settings.Others);
    }

    [Theory]
    [InlineData("Clip skip: 2", 1)]
    [InlineData("Clip skip: 1", 0)]
    [InlineData("Clip skip: 0", null)]
    [InlineData("Clip skip: many", null)]
    public void Clip_skip_is_counted_from_the_last_layer_there(string field, int? expected) => Assert.Equal(expected, Read($"a cat\n{Short}, {field}").ClipSkip);

    [Theory]
    [InlineData("a (red:1.3) fox", true)]
    [InlineData("a [red] fox", true)]
    [InlineData("a fox AND a bear", true)]
    [InlineData("a fox BREAK snow", true)]
    [InlineData("a fox and a bear, breakfast", false)]
    public void Brackets_and_its_words_in_capitals_are_weights(string prompt, bool expected) => Assert.Equal(expected, Read($"{prompt}\n{Short}").ReadsWeights);

    [Theory]
    [InlineData("Version: v1.10.1", "AUTOMATIC1111")]
    [InlineData("Version: f2.0.1v1.10.1-previous-635-gf5330788", "Forge")]
    [InlineData("Version: ComfyUI", "ComfyUI")]
    [InlineData("Version: Fooocus v2.5.5", "Fooocus")]
    [InlineData("App: SD.Next, Version: 2b3a1ef", "SD.Next")]
    [InlineData("VAE: some", "AUTOMATIC1111")]
    public void The_program_is_told_by_its_version(string fields, string source) => Assert.Equal(source, Read($"a cat\n{Short}, {fields}").Source);

    [Fact]
    public void What_has_no_counterpart_is_named_once_by_its_name_there()
    {
        var settings = Read($"a cat\n{Short}, Schedule type: SGM Uniform, Seed resize from: 512x512, Distilled CFG Scale: 3.5, Module 1: ae, Lora hashes: \"more: 1234, other: 5678\", Variation seed: 3, Version: f2.0.1v1.10.1");

        Assert.Equal(["Schedule type SGM Uniform", "Seed resize from", "Distilled CFG Scale", "Module 1", "Lora hashes", "Variation seed"], settings.Others);
    }

    [Theory]
    [InlineData("Schedule type: Karras")]
    [InlineData("Schedule type: Automatic")]
    public void A_schedule_that_ours_have_too_is_not_named(string schedule) => Assert.Empty(Read($"a cat\n{Short}, {schedule}").Others);

    [Theory]
    [InlineData("Hires upscale: NaN")]
    [InlineData("Hires upscale: -, Denoising strength: high")]
    [InlineData("Hires resize: 99999999999x2")]
    public void Nonsense_is_no_second_pass(string field) => Assert.Null(Read($"a cat\n{Short}, {field}").Enlargement);

    [Fact]
    public void A_factor_beyond_every_picture_ends_as_a_size_that_is_refused_and_not_as_an_overflow() =>
        Assert.Equal((int.MaxValue / 2, int.MaxValue / 2), Read($"a cat\n{Short}, Hires upscale: 1e300").Enlargement!.SizeFrom(512, 512, 8));

    [Fact]
    public void InvokeAI_tells_of_layers_left_out_and_what_it_used_beside()
    {
        const string text = """{"positive_prompt":"a cat","seed":1,"clip_skip":1,"loras":[{"model":"x"}],"controlnets":[],"ipAdapters":null,"hrf_enabled":true,"cfg_rescale_multiplier":0,"init_image":"a.png","strength":0.6}""";
        var settings = ImportedSettings.From([new PngText("invokeai_metadata", text)])!;

        Assert.Equal((1, 0.6), (settings.ClipSkip, settings.Strength));
        Assert.Equal(["loras", "hrf_enabled"], settings.Others);
    }

    [Fact]
    public void SwarmUI_tells_of_layers_left_out_and_what_it_used_beside()
    {
        var settings = Read("""{"sui_image_params":{"prompt":"a cat","steps":4,"clipstopatlayer":-2,"refinerupscale":2,"swarm_version":"0.9.5"}}""");

        Assert.Equal(1, settings.ClipSkip);
        Assert.Equal(["refinerupscale"], settings.Others);
        Assert.Null(ImportedSettings.From([new PngText("prompt", """{"sui_image_params":5}""")]));
        Assert.Equal("AUTOMATIC1111", Read("""{"sui_image_params":5}""").Source);
    }

    [Theory]
    [InlineData("sd-metadata", "{}", "an InvokeAI before version 3")]
    [InlineData("Dream", "\"a cat\" -s 50", "an InvokeAI before version 3")]
    [InlineData("workflow", "{}", "ComfyUI")]
    [InlineData("invokeai_metadata", "[]", "InvokeAI")]
    public void Notes_that_are_not_read_still_tell_whose_they_are(string keyword, string text, string program) =>
        Assert.Equal((program, keyword), UnreadMetadata.Of([new PngText(keyword, text)]));

    [Fact]
    public void A_comment_of_any_program_is_not_NovelAI_s()
    {
        Assert.Null(UnreadMetadata.Of([new PngText("Comment", "made with love")]));
        Assert.Equal("NovelAI", UnreadMetadata.Of([new PngText("Software", "NovelAI"), new PngText("Comment", "{}")])!.Value.Program);
    }

    private static ImportedSettings Read(string parameters) => ImportedSettings.From([new PngText(GenerationParameters.Keyword, parameters)])!;
}
