using Studio.Inference.Imaging;

namespace Studio.Inference.Tests.Imaging;

public sealed class ImportedSettingsTests
{
    [Fact]
    public void SwarmUI_is_read()
    {
        var settings = From("parameters", """{"sui_image_params":{"prompt":"a cat","negativeprompt":"dog","model":"m.safetensors","seed":7,"steps":25,"cfgscale":6.5,"width":640,"height":512,"sampler":"dpmpp_2m","scheduler":"karras"}}""");
        Assert.Equal(("SwarmUI", "a cat", "dog", 25, 6.5, 7L, 640, 512), (settings.Source, settings.Prompt, settings.Negative, settings.Steps, settings.Guidance, settings.Seed, settings.Width, settings.Height));
        Assert.Equal(("DPM++ 2M Karras", "m.safetensors"), (settings.Sampler, settings.Model));
    }

    [Fact]
    public void InvokeAI_is_read()
    {
        var settings = From("invokeai_metadata", """{"positive_prompt":"a cat","negative_prompt":"","width":512,"height":768,"seed":1234567890123,"cfg_scale":7,"steps":30,"scheduler":"euler_a","model":{"name":"Dream","hash":"blake3:1"}}""");
        Assert.Equal(("InvokeAI", "a cat", 30, 7.0, 1234567890123L, 512, 768), (settings.Source, settings.Prompt, settings.Steps, settings.Guidance, settings.Seed, settings.Width, settings.Height));
        Assert.Equal(("Euler a", "Dream", "blake3:1"), (settings.Sampler, settings.Model, settings.ModelHash));
    }

    [Fact]
    public void ComfyUI_is_followed_along_its_links()
    {
        const string graph = """
            {"3":{"class_type":"KSampler","inputs":{"seed":5,"steps":20,"cfg":8,"sampler_name":"euler","scheduler":"normal","model":["4",0],"positive":["9",0],"negative":["7",0],"latent_image":["5",0]}},
             "4":{"class_type":"CheckpointLoaderSimple","inputs":{"ckpt_name":"v1.safetensors"}},
             "5":{"class_type":"EmptyLatentImage","inputs":{"width":512,"height":640,"batch_size":1}},
             "6":{"class_type":"CLIPTextEncode","inputs":{"text":"a fox in snow","clip":["4",1]}},
             "7":{"class_type":"CLIPTextEncode","inputs":{"text":"watermark","clip":["4",1]}},
             "9":{"class_type":"ControlNetApply","inputs":{"conditioning":["6",0]}}}
            """;
        var settings = From("prompt", graph);
        Assert.Equal(("ComfyUI", "a fox in snow", "watermark", 20, 8.0, 5L, 512, 640), (settings.Source, settings.Prompt, settings.Negative, settings.Steps, settings.Guidance, settings.Seed, settings.Width, settings.Height));
        Assert.Equal(("Euler", "v1.safetensors"), (settings.Sampler, settings.Model));
    }

    [Theory]
    [InlineData("euler", "normal", "Euler")]
    [InlineData("euler", "karras", "Euler Karras")]
    [InlineData("euler_ancestral", "karras", "Euler a")]
    [InlineData("dpm_2_ancestral", "normal", "DPM2 a")]
    [InlineData("dpmpp_2m_sde_gpu", "karras", "DPM++ 2M SDE Karras")]
    [InlineData("heun_k", null, "Heun Karras")]
    [InlineData("uni_pc", "simple", "UniPC")]
    [InlineData("res_multistep", "karras", "res_multistep")]
    [InlineData(null, null, null)]
    public void Samplers_of_other_programs_get_our_names(string? sampler, string? schedule, string? expected) =>
        Assert.Equal(expected, ForeignSampler.Name(sampler, schedule));

    [Fact]
    public void A_graph_that_links_in_a_circle_ends()
    {
        const string graph = """{"1":{"class_type":"KSampler","inputs":{"positive":["2",0],"steps":4}},"2":{"class_type":"Odd","inputs":{"conditioning":["3",0]}},"3":{"class_type":"Odd","inputs":{"conditioning":["2",0]}}}""";
        Assert.Equal((null, 4), (From("prompt", graph).Prompt, From("prompt", graph).Steps));
    }

    [Theory]
    [InlineData("prompt", "{\"3\":5}")]
    [InlineData("prompt", "not json")]
    [InlineData("prompt", "{\"3\":{\"class_type\":7}}")]
    [InlineData("invokeai_metadata", "{\"broken\"")]
    [InlineData("Software", "paint")]
    public void What_says_nothing_is_nothing(string keyword, string text) => Assert.Null(ImportedSettings.From([new PngText(keyword, text)]));

    [Fact]
    public void Our_own_picture_keeps_its_provenance()
    {
        var texts = StudioMetadata.Texts(GenerationParameters.Of("p", "n", 4, "Euler", 1, 2, 3, 4, "m", "h", [], "Studio"), "{\"wish\":\"w\"}");
        var settings = ImportedSettings.From(texts)!;
        Assert.Equal(("Studio", "p", "n", "{\"wish\":\"w\"}"), (settings.Source, settings.Prompt, settings.Negative, settings.StudioJson));
    }

    private static ImportedSettings From(string keyword, string text) => ImportedSettings.From([new PngText(keyword, text)])!;
}
