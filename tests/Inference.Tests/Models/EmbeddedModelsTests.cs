using Studio.Inference.Models;
using Studio.Inference.Prompting;
using Studio.Testing;

namespace Studio.Inference.Tests.Models;

public sealed class EmbeddedModelsTests
{
    private static readonly ModelCatalog Catalog = new(new ModelCatalogOptions { Folders = [Repository.Models] });

    [Fact]
    public void All_models_of_the_repository_are_found_and_none_is_broken()
    {
        Assert.Equal(["studio-mini-diffusion"], Catalog.Diffusion.Select(model => model.Id));
        Assert.Equal(["studio-mini-upsampler"], Catalog.Chat.Select(model => model.Id));
        Assert.Equal(["nsfw-mobilenet"], Catalog.Classifiers.Select(model => model.Id));
        Assert.Empty(Catalog.Broken);
    }

    [Fact]
    public void The_diffusion_model_has_the_settings_of_its_card()
    {
        var model = Catalog.Find(null);
        Assert.Equal(("Studio Mini", "MIT", ModelFamilies.StableDiffusion), (model.Name, model.Licence, model.Family));
        Assert.Equal(new GenerationDefaults(256, 256, 4, 20, 3.5, "DDIM", ""), model.Defaults);
        Assert.True(model.Limits.FixedSize);
        Assert.Equal([new ImageSize(256, 256)], model.Limits.Sizes);
        Assert.Equal((75, true), (model.PromptTokens, model.HasEncoder));
        Assert.Equal(64, model.Hash.Length);
        Assert.Contains("unet/model.onnx", model.Files.Keys);
        Assert.DoesNotContain("studio.json", model.Files.Keys);
    }

    [Fact]
    public void What_is_said_about_the_models_is_what_their_files_hold()
    {
        var model = Catalog.Find(null);
        var vocabulary = ModelVocabulary.Of(model);
        Assert.StartsWith($"Flat cartoon pictures of {vocabulary.Objects.Count} things in {vocabulary.Scenes.Count} places", model.About, StringComparison.Ordinal);

        // Chinese is one language in two scripts.
        var writer = Assert.Single(Catalog.Chat);
        Assert.Equal(10, writer.Profile.Languages.Select(language => language.Split('-')[0]).Distinct(StringComparer.Ordinal).Count());
        Assert.Contains("one of ten languages", writer.About, StringComparison.Ordinal);
    }

    [Fact]
    public void The_size_is_fixed_by_the_graph_even_without_a_manifest() =>
        Assert.Equal((16, 16), DiffusionConfigs.Read(Path.Combine(Repository.Models, "studio-mini-diffusion")).FixedLatents);

    [Fact]
    public void The_upsampler_takes_no_system_prompt()
    {
        var model = Assert.Single(Catalog.Chat);
        Assert.Equal(("Studio Mini Upsampler", "llama", 1024), (model.Name, model.Architecture, model.ContextLength));
        Assert.False(model.Profile.UsesSystemPrompt);
        Assert.Contains("<|im_start|>", model.ChatTemplate, StringComparison.Ordinal);
    }

    [Fact]
    public void The_classifier_says_how_a_picture_is_prepared()
    {
        var model = Assert.Single(Catalog.Classifiers);
        Assert.Equal(["Drawing", "Hentai", "Neutral", "Porn", "Sexy"], model.Labels);
        Assert.Equal((224, 224, true), (model.Input.Width, model.Input.Height, model.Input.ChannelsLast));
    }

    [Fact]
    public void An_unknown_model_is_refused_with_the_known_ones() =>
        Assert.Equal("There is no model \"dall-e\". Known: studio-mini-diffusion.", Assert.Throws<InferenceException>(() => Catalog.Find("dall-e")).Message);
}
