using Studio.Inference.Imaging;
using Studio.Inference.Models;
using Studio.Testing;
using Studio.Web.Create.Composing;
using Studio.Web.Create.Settings;

namespace Studio.Web.Tests.Create;

public sealed class PictureReaderTests
{
    private static readonly PictureReader Reader = new(new ModelCatalog(new ModelCatalogOptions { Folders = [Repository.Models] }));

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
    public void A_missing_seed_means_a_new_one_each_time() => Assert.Equal(SettingsForm.NewSeed, Read("a fox\nSteps: 10, Sampler: DDIM, Size: 256x256").Settings!.Seed);

    private static TakenPicture Read(string parameters) => Reader.Read("fox.png", [new PngText(GenerationParameters.Keyword, parameters)]);
}
