using System.Text.Json;
using Studio.Data.Generations;
using Studio.Testing;

namespace Studio.Data.Tests.Generations;

public sealed class GenerationSettingsTests
{
    [Fact]
    public void Settings_written_before_pictures_could_be_begun_with_are_words_alone()
    {
        const string old = """{"model":"studio-mini-diffusion","width":128,"height":128,"count":1,"steps":12,"guidance":5,"sampler":"DDIM","seed":42,"negative":"","upsample":true}""";
        Assert.Equal(Rows.Settings(), JsonSerializer.Deserialize<GenerationSettings>(old, StudioJson.Options));
    }

    [Fact]
    public void Everything_comes_back_from_JSON()
    {
        var settings = Rows.Settings() with
        {
            Edit = new EditSettings { Picture = Rows.Hash("picture"), Strength = 0.75, Mask = Rows.Hash("mask"), Feather = 8, Window = EditWindow.MaskEnlarged },
            Variation = new VariationSettings(Seed: 9, Amount: 0.2),
            SecondPass = new SecondPassSettings { Width = 768, Height = 512, Strength = 0.4, Steps = 30, By = EnlargeBy.Pixels },
            ClipSkip = 2,
            Syntax = PromptSyntax.Weighted,
            TileSize = 512,
        };
        Assert.Equal(settings, JsonSerializer.Deserialize<GenerationSettings>(JsonSerializer.Serialize(settings, StudioJson.Options), StudioJson.Options));
    }

    [Fact]
    public void A_record_that_says_nothing_of_its_reading_was_read_up_to_its_first_window()
    {
        var old = JsonSerializer.SerializeToNode(Rows.Settings() with { Syntax = PromptSyntax.Long }, StudioJson.Options)!.AsObject();
        Assert.True(old.Remove("syntax"));
        Assert.Equal(PromptSyntax.Plain, JsonSerializer.Deserialize<GenerationSettings>(old, StudioJson.Options)!.Syntax);
    }

    [Fact]
    public void Words_only_keeps_all_but_the_picture_and_the_variation()
    {
        var settings = Rows.Settings() with { ClipSkip = 1 };
        Assert.Equal(settings, (settings with { Edit = new EditSettings { Strength = 1 }, Variation = new VariationSettings(1, 0.5) }).WordsOnly());
    }
}
