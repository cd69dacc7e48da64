using Studio.Data.Generations;
using Studio.Inference.Models;
using Studio.Testing;

namespace Studio.Jobs.Tests.Queue;

public sealed class SettingsRulesTests
{
    private static readonly DiffusionModel Model = new ModelCatalog(new ModelCatalogOptions { Folders = [Repository.Models] }).Find("studio-mini-diffusion");

    private static SecondPassSettings Second => new() { Width = 256, Height = 256, Strength = 0.5 };

    private static GenerationSettings Good => JobsRows.Settings();

    [Fact]
    public void The_model_s_own_defaults_are_fine()
    {
        var d = Model.Defaults;
        Assert.Empty(SettingsRules.Check(new(Model.Id, d.Width, d.Height, d.Count, d.Steps, d.Guidance, d.Sampler, Seed: 1, d.Negative, Upsample: true), Model));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Guidance_can_be_switched_off(double guidance)
    {
        Assert.Empty(SettingsRules.Check(Good with { Guidance = guidance }, Model));
    }

    public static TheoryData<string, GenerationSettings> Bad => new()
    {
        { nameof(GenerationSettings.Width), Good with { Width = 100 } },
        { nameof(GenerationSettings.Width), Good with { Height = int.MaxValue } },
        { nameof(GenerationSettings.Count), Good with { Count = 0 } },
        { nameof(GenerationSettings.Count), Good with { Count = 1_000_000 } },
        { nameof(GenerationSettings.Steps), Good with { Steps = 0 } },
        { nameof(GenerationSettings.Steps), Good with { Steps = 10_000 } },
        { nameof(GenerationSettings.Guidance), Good with { Guidance = double.NaN } },
        { nameof(GenerationSettings.Guidance), Good with { Guidance = double.PositiveInfinity } },
        { nameof(GenerationSettings.Guidance), Good with { Guidance = -3 } },
        { nameof(GenerationSettings.Sampler), Good with { Sampler = "Heun++" } },
        { nameof(GenerationSettings.Seed), Good with { Seed = -1 } },
        { nameof(GenerationSettings.Seed), Good with { Seed = long.MaxValue } },
        { nameof(GenerationSettings.Negative), Good with { Negative = new string('x', 100_000) } },
        { "Edit.Strength", Good with { Edit = new EditSettings { Strength = 0 } } },
        { "Edit.Strength", Good with { Edit = new EditSettings { Strength = double.NaN } } },
        { "Edit.Strength", Good with { Edit = new EditSettings { Strength = 1.01 } } },
        { "Edit.Strength", Good with { Edit = new EditSettings { Strength = 0.2 } } },
        { "Edit.Feather", Good with { Edit = new EditSettings { Strength = 1, Feather = 65 } } },
        { "Edit.Feather", Good with { Edit = new EditSettings { Strength = 1, Feather = -1 } } },
        { "Edit.Window", Good with { Edit = new EditSettings { Strength = 1, Window = EditWindow.MaskEnlarged } } },
        { "Variation.Amount", Good with { Variation = new VariationSettings(1, double.NaN) } },
        { "Variation.Amount", Good with { Variation = new VariationSettings(1, 1.5) } },
        { "Variation.Seed", Good with { Variation = new VariationSettings(-1, 0.5) } },
        { "Variation.Seed", Good with { Variation = new VariationSettings(1L << 32, 0.5) } },
        { "SecondPass", Good with { SecondPass = Second, Edit = new EditSettings { Strength = 1, Mask = "some" } } },
        { "SecondPass.Width", Good with { SecondPass = Second with { Width = 512 } } },
        { "SecondPass.Width", Good with { SecondPass = Second with { Height = int.MaxValue } } },
        { "SecondPass.Steps", Good with { SecondPass = Second with { Steps = 0 } } },
        { "SecondPass.Steps", Good with { SecondPass = Second with { Steps = 1_000 } } },
        { "SecondPass.Strength", Good with { SecondPass = Second with { Strength = 0 } } },
        { "SecondPass.Strength", Good with { SecondPass = Second with { Strength = 0.5, Steps = 1 } } },
        { nameof(GenerationSettings.ClipSkip), Good with { ClipSkip = 1 } },
        { nameof(GenerationSettings.ClipSkip), Good with { ClipSkip = -1 } },
        { nameof(GenerationSettings.Negative), Good with { Syntax = PromptSyntax.Weighted, Negative = "(blurry:1.2.3)" } },
        { nameof(GenerationSettings.TileSize), Good with { TileSize = 63 } },
        { nameof(GenerationSettings.TileSize), Good with { TileSize = -1 } },
        { nameof(GenerationSettings.TileSize), Good with { TileSize = 4_097 } },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_the_model_cannot_do_is_said_of_the_right_field(string field, GenerationSettings settings)
    {
        var problem = Assert.Single(SettingsRules.Check(settings, Model));

        Assert.Equal(field, problem.Field);
        Assert.EndsWith(".", problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_at_once_can_be_fine()
    {
        Assert.Empty(SettingsRules.Check(
            Good with
            {
                Edit = new EditSettings { Strength = 0.25, Feather = 64 },
                Variation = new VariationSettings(uint.MaxValue, 1),
                SecondPass = Second with { Steps = 100, Strength = 1, By = EnlargeBy.Pixels },
                Syntax = PromptSyntax.Weighted,
                TileSize = 0,
            },
            Model));
    }

    [Fact]
    public void A_model_without_an_encoder_begins_with_words_only()
    {
        var model = Model with { HasEncoder = false };

        Assert.Equal(
            "Studio Mini has no vae_encoder, so it draws from words only. Choose another model to begin with a picture.",
            Assert.Single(SettingsRules.Check(Good with { Edit = new EditSettings { Strength = 1 } }, model)).Sentence);
        Assert.Equal("SecondPass.By", Assert.Single(SettingsRules.Check(Good with { SecondPass = Second with { By = EnlargeBy.Pixels } }, model)).Field);
        Assert.Empty(SettingsRules.Check(Good with { SecondPass = Second }, model));
    }

    [Fact]
    public void A_second_pass_is_not_smaller_than_the_first_and_within_the_limits()
    {
        var model = Model with { Limits = Model.Limits with { FixedSize = false, MinSize = 64, MaxSize = 512, SizeMultiple = 8 } };

        Assert.Empty(SettingsRules.Check(Good with { SecondPass = Second with { Width = 512 } }, model));
        Assert.StartsWith("The second pass must not be smaller", Assert.Single(SettingsRules.Check(Good with { SecondPass = Second with { Width = 128 } }, model)).Sentence, StringComparison.Ordinal);
        Assert.StartsWith("Width and height must be multiples of 8", Assert.Single(SettingsRules.Check(Good with { SecondPass = Second with { Width = 520 } }, model)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Clip_skip_goes_as_deep_as_the_model_has_layers()
    {
        var model = Model with { DeepestClipSkip = 11 };

        Assert.Empty(SettingsRules.Check(Good with { ClipSkip = 11 }, model));
        Assert.Equal("Clip skip must be 0 to 11 with Studio Mini; 12 was asked for.", Assert.Single(SettingsRules.Check(Good with { ClipSkip = 12 }, model)).Sentence);
    }
}
