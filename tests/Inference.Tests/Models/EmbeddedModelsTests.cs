using Studio.Inference.Models;
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
        Assert.Contains("A small latent diffusion model", model.About, StringComparison.Ordinal);
        Assert.Equal(64, model.Hash.Length);
        Assert.Contains("unet/model.onnx", model.Files.Keys);
        Assert.DoesNotContain("studio.json", model.Files.Keys);
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
