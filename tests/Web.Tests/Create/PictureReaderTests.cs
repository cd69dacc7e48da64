using System.Text.Json;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Generations;
using Studio.Inference.Imaging;
using Studio.Inference.Models;
using Studio.Jobs;
using Studio.Jobs.Handlers;
using Studio.Testing;
using Studio.Web.Create.Composing;
using Studio.Web.Create.Settings;

namespace Studio.Web.Tests.Create;

public sealed class PictureReaderTests
{
    private static readonly PictureReader Reader = new(new ModelCatalog(new ModelCatalogOptions { Folders = [Repository.Models] }));

    private static readonly ModelCatalog Tiny = new(new ModelCatalogOptions { Folders = [Goldens.Folder("pipelines")] });

    private static readonly PictureReader FreeReader = new(Tiny);

    private static DiffusionModel Free => Tiny.Find("tiny-sdxl");

    [Fact]
    public void Prompt_and_settings_of_another_program_fill_the_form_as_far_as_the_model_goes()
    {
        var taken = Read("a red fox\nNegative prompt: blurry\nSteps: 12, Sampler: Euler, CFG scale: 5, Seed: 77, Size: 512x512, Model: dreamer");

        Assert.Equal("a red fox", taken.Text);
        Assert.Equal((12, 5.0, "Euler", 77L, "blurry"), (taken.Settings!.Steps, taken.Settings.Guidance, taken.Settings.Sampler, taken.Settings.Seed, taken.Settings.Negative));
        Assert.Equal((256, 256), (taken.Settings.Width, taken.Settings.Height));
        Assert.False(taken.Settings.Upsample);
        Assert.StartsWith("Taken from fox.png: the prompt, what to leave out, 12 steps, guidance 5, Euler, seed 77.", taken.Sentence, StringComparison.Ordinal);
        Assert.Contains("cannot do 512 × 512", taken.Sentence, StringComparison.Ordinal);
        Assert.Contains("Its model, dreamer, is not here", taken.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_the_model_cannot_do_are_named_and_replaced()
    {
        var taken = Read("a fox\nSteps: 9999, Sampler: Restart, CFG scale: 900, Seed: 77, Size: 256x256, Model: Studio Mini");

        Assert.Equal(20, taken.Settings!.Steps);
        Assert.Contains("cannot do 9999 steps, guidance 900, Restart", taken.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("is not here", taken.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_without_a_word_says_so_and_changes_nothing()
    {
        var taken = Reader.Read("holiday.png", []);

        Assert.Null(taken.Settings);
        Assert.Null(taken.Text);
        Assert.StartsWith("holiday.png says nothing", taken.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_pass_and_clip_skip_fill_the_form_of_a_model_that_can()
    {
        var taken = ReadFree("a (red:1.3) fox\nSteps: 12, Sampler: Euler, CFG scale: 5, Seed: 77, Size: 128x96, Denoising strength: 0.5, Clip skip: 2, Hires upscale: 1.5, Hires steps: 6, Hires upscaler: R-ESRGAN 4x+, ENSD: 31337, Version: f2.0.1v1.10.1");

        Assert.Equal(new SecondPassSettings { Width = 192, Height = 144, Strength = 0.5, Steps = 6, By = EnlargeBy.Pixels }, taken.Settings!.SecondPass);
        Assert.Equal((1, PromptSyntax.Weighted), (taken.Settings.ClipSkip, taken.Settings.Syntax));
        Assert.Contains("clip skip 1, 128 × 96, brackets as weights, a second pass to 192 × 144 at strength 0.5.", taken.Sentence, StringComparison.Ordinal);
        Assert.Contains("enlarged by R-ESRGAN 4x+; here a plain filter does it.", taken.Sentence, StringComparison.Ordinal);
        Assert.EndsWith("Not taken over, because Studio has nothing like it: ENSD.", taken.Sentence, StringComparison.Ordinal);
        Assert.Empty(SettingsRules.Check(taken.Settings, Free));
    }

    [Theory]
    [InlineData("Latent (nearest)", EnlargeBy.Latents)]
    [InlineData("Lanczos", EnlargeBy.Pixels)]
    public void What_is_enlarged_between_the_passes_is_what_the_file_says(string upscaler, EnlargeBy by) => Assert.Equal(
        by, ReadFree($"a fox\nSteps: 12, Sampler: Euler, Size: 128x128, Denoising strength: 0.5, Hires upscale: 2, Hires upscaler: {upscaler}").Settings!.SecondPass!.By);

    [Theory]
    [InlineData("Clip skip: 2", "clip skip 1")]
    [InlineData("Denoising strength: 0.5, Hires upscale: 2", "a second pass to 512 × 512 at strength 0.5")]
    [InlineData("Denoising strength: 1.5, Hires upscale: 1", "a second pass to 256 × 256 at strength 1.5")]
    [InlineData("Hires upscale: 1", "a second pass to 256 × 256 at strength 0")]
    public void What_this_model_cannot_is_named_and_left(string field, string words)
    {
        var taken = Read($"a fox\nSteps: 12, Sampler: Euler, CFG scale: 5, Seed: 77, Size: 256x256, {field}");

        Assert.Contains($"cannot do {words}", taken.Sentence, StringComparison.Ordinal);
        Assert.Equal((0, null), (taken.Settings!.ClipSkip, taken.Settings.SecondPass));
    }

    [Fact]
    public void Without_its_first_size_a_second_pass_is_not_taken_either()
    {
        var taken = Read("a fox\nSteps: 12, Sampler: Euler, Size: 512x512, Denoising strength: 0.5, Hires resize: 256x256");

        Assert.Null(taken.Settings!.SecondPass);
        Assert.Contains("cannot do 512 × 512, a second pass to 256 × 256 at strength 0.5", taken.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_that_was_drawn_over_another_says_that_the_other_is_missing()
    {
        var taken = Read("a fox\nSteps: 12, Sampler: Euler, Size: 256x256, Denoising strength: 0.55, Mask blur: 4");

        Assert.Null(taken.Settings!.Edit);
        Assert.Contains("It was drawn over another picture, at strength 0.55; that picture is not in the file", taken.Sentence, StringComparison.Ordinal);
        Assert.Contains("nothing like it: Mask blur.", taken.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_fields_without_a_counterpart_are_counted_after_the_first()
    {
        var more = string.Join(", ", Enumerable.Range(1, 10).Select(n => $"Thing {(char)('a' + n)}: {n}"));

        Assert.Contains("Thing b, Thing c, Thing d, Thing e, Thing f, Thing g, Thing h, Thing i and 2 more.", Read($"a fox\nSteps: 12, Sampler: Euler, Size: 256x256, {more}").Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Brackets_that_are_no_weights_are_named_and_stay_letters()
    {
        var taken = Read("a (fox:1.2.3)\nSteps: 12, Sampler: Euler, Size: 256x256");

        Assert.NotEqual(PromptSyntax.Weighted, taken.Settings!.Syntax);
        Assert.Contains("cannot do brackets as weights", taken.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Our_own_file_gives_back_how_its_prompt_was_read_and_its_second_pass()
    {
        var own = new GenerationSettings(Free.Id, 128, 128, 1, 12, 5, "Euler", 77, "", Upsample: true)
        {
            Syntax = PromptSyntax.Weighted,
            ClipSkip = 1,
            SecondPass = new SecondPassSettings { Width = 256, Height = 256, Strength = 0.6, By = EnlargeBy.Latents },
        };
        var record = new Provenance { Prompt = "a fox", Settings = own, Model = new ModelProvenance(Free.Name, Free.Hash, new Dictionary<string, string>(StringComparer.Ordinal)), CreatedAt = DateTime.UnixEpoch };
        var text = ProvenanceParameters.Of(record, 256, 256, "Studio");

        var taken = FreeReader.Read("fox.png", [.. StudioMetadata.Texts(text, JsonSerializer.Serialize(record, StudioJson.Options))]);

        Assert.Equal((own.Syntax, own.ClipSkip, own.SecondPass), (taken.Settings!.Syntax, taken.Settings.ClipSkip, taken.Settings.SecondPass));
        Assert.DoesNotContain("Not taken over", taken.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sd-metadata", "{}", "fox.png was made with an InvokeAI before version 3; what it wrote (“sd-metadata”) is in a form that Studio does not read.")]
    [InlineData("invokeai_metadata", "{\"steps\":4}", "fox.png was made with InvokeAI, and no prompt is written where Studio looks for it.")]
    public void Notes_without_a_prompt_say_whose_they_are(string keyword, string text, string sentence)
    {
        var taken = Reader.Read("fox.png", [new PngText(keyword, text)]);

        Assert.Null(taken.Settings);
        Assert.StartsWith(sentence, taken.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void InvokeAI_s_own_notes_fill_the_form()
    {
        var taken = Reader.Read("fox.png", [new PngText("invokeai_metadata", """{"positive_prompt":"a cat","seed":5,"steps":12,"cfg_scale":4,"scheduler":"euler","width":256,"height":256,"loras":[{}]}""")]);

        Assert.Equal(("a cat", 5L, 12, "Euler"), (taken.Text, taken.Settings!.Seed, taken.Settings.Steps, taken.Settings.Sampler));
        Assert.EndsWith("nothing like it: loras.", taken.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_seed_means_a_new_one_each_time() => Assert.Equal(SettingsForm.NewSeed, Read("a fox\nSteps: 10, Sampler: DDIM, Size: 256x256").Settings!.Seed);

    // A model that draws many sizes, reads pictures and has layers to leave out.
    private static TakenPicture ReadFree(string parameters) => FreeReader.Read("fox.png", [new PngText(GenerationParameters.Keyword, $"{parameters}, Model: tiny-sdxl")]);

    private static TakenPicture Read(string parameters) => Reader.Read("fox.png", [new PngText(GenerationParameters.Keyword, parameters)]);
}
