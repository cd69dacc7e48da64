using Studio.Inference.Models;
using Studio.Testing;

namespace Studio.Inference.Tests.Models;

public sealed class DiffusionFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_without_a_manifest_gets_the_settings_of_its_configs()
    {
        var model = DiffusionFolder.Read(ModelFolderBuilder.StableDiffusion(_folder["sd"]).Folder);
        Assert.Equal(("sd", "sd", 75, false), (model.Id, model.Name, model.PromptTokens, model.HasEncoder));
        Assert.Equal(new GenerationDefaults(512, 512, 4, 50, 7.5, "PNDM", ""), model.Defaults);
        Assert.Equal((64, 256, 1024, false), (model.Limits.SizeMultiple, model.Limits.MinSize, model.Limits.MaxSize, model.Limits.FixedSize));
        Assert.Equal([new ImageSize(512, 512), new ImageSize(640, 384), new ImageSize(384, 640)], model.Limits.Sizes);
        Assert.True(model.Limits.Allows(768, 512));
        Assert.False(model.Limits.Allows(520, 512));
    }

    [Fact]
    public void Guessed_steps_and_guidance_are_said_to_be_guessed()
    {
        var folder = ModelFolderBuilder.StableDiffusion(_folder["sd"]);
        Assert.StartsWith("50 steps and guidance 7.5 are what diffusers begins with", DiffusionFolder.Read(folder.Folder).DefaultsNote, StringComparison.Ordinal);
        folder.Write("studio.json", """{"defaults":{"steps":12}}""");
        Assert.NotNull(DiffusionFolder.Read(folder.Folder).DefaultsNote);
        folder.Write("studio.json", """{"defaults":{"steps":12,"guidance":5}}""");
        Assert.Null(DiffusionFolder.Read(folder.Folder).DefaultsNote);
    }

    [Theory]
    [InlineData("model_index.json", """{"_class_name":"StableDiffusionPipeline","_name_or_path":"stabilityai/sd-turbo"}""", "“stabilityai/sd-turbo”")]
    [InlineData("unet/config.json", """{"in_channels":4,"_name_or_path":"someone/dream_Lightning_4step"}""", "“someone/dream_Lightning_4step”")]
    [InlineData("scheduler/scheduler_config.json", """{"_class_name":"EulerDiscreteScheduler","timestep_spacing":"trailing","prediction_type":"epsilon"}""", "its scheduler")]
    public void A_model_made_for_few_steps_begins_with_four_and_no_guidance(string file, string text, string reason)
    {
        var folder = ModelFolderBuilder.StableDiffusion(_folder["sd"]);
        folder.Write(file, text);
        var model = DiffusionFolder.Read(folder.Folder);
        Assert.Equal((4, 0.0), (model.Defaults.Steps, model.Defaults.Guidance));
        Assert.Contains(reason, model.DefaultsNote, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"_class_name":"LCMScheduler"}""", "LCM", 50)]
    [InlineData("""{"_class_name":"TCDScheduler","original_inference_steps":20}""", "TCD", 20)]
    public void A_distilled_model_is_sampled_as_it_was_distilled_in_few_steps_and_never_more(string scheduler, string sampler, int most)
    {
        var folder = ModelFolderBuilder.StableDiffusion(_folder["sd"]);
        folder.Write("scheduler/scheduler_config.json", scheduler);
        var model = DiffusionFolder.Read(folder.Folder);
        Assert.Equal((sampler, 4, 0.0, most), (model.Defaults.Sampler, model.Defaults.Steps, model.Defaults.Guidance, model.Limits.MaxSteps));
        Assert.Equal([sampler], model.Limits.Samplers);
    }

    [Theory]
    [InlineData("tiny-turbo", 4, 0)]
    [InlineData("tiny-sd", 50, 7.5)]
    [InlineData("tiny-sd2-vpred", 50, 7.5)]
    public void Real_exports_begin_as_their_kind_wants(string model, int steps, double guidance)
    {
        var defaults = DiffusionFolder.Read(Path.Combine(Goldens.Folder("pipelines"), model)).Defaults;
        Assert.Equal((steps, guidance), (defaults.Steps, defaults.Guidance));
    }

    [Theory]
    [InlineData("turbocharger")]
    [InlineData("sd")]
    public void Half_a_word_of_a_name_says_nothing(string name) =>
        Assert.Equal(50, DiffusionFolder.Read(ModelFolderBuilder.StableDiffusion(_folder[name]).Folder).Defaults.Steps);

    [Fact]
    public void A_graph_with_fixed_latents_allows_one_size()
    {
        var model = DiffusionFolder.Read(ModelFolderBuilder.StableDiffusion(_folder["sd"], latents: 32).Folder);
        Assert.Equal([new ImageSize(256, 256)], model.Limits.Sizes);
        Assert.True(model.Limits.Allows(256, 256));
        Assert.False(model.Limits.Allows(512, 512));
    }

    [Fact]
    public void A_manifest_goes_before_the_configs()
    {
        var folder = ModelFolderBuilder.StableDiffusion(_folder["sd"]);
        folder.Write("studio.json", """{"name":"Dream","defaults":{"steps":12,"sampler":"Euler"},"limits":{"sizes":["768x512"],"maxSteps":40}}""");
        var model = DiffusionFolder.Read(folder.Folder);
        Assert.Equal(("Dream", 12, "Euler", 768, 40), (model.Name, model.Defaults.Steps, model.Defaults.Sampler, model.Defaults.Width, model.Limits.MaxSteps));
    }

    [Fact]
    public void The_card_gives_licence_and_first_paragraph()
    {
        var folder = ModelFolderBuilder.StableDiffusion(_folder["sd"]);
        folder.Write("README.md", "---\nlicense: creativeml-openrail-m\ntags:\n- a\n---\n# Title\n\nDraws **cats**\nand [dogs](https://example.org/dogs).\n\nMore.");
        var model = DiffusionFolder.Read(folder.Folder);
        Assert.Equal(("creativeml-openrail-m", "Draws cats and dogs."), (model.Licence, model.About));
    }

    [Fact]
    public void A_licence_with_a_name_of_its_own_is_called_by_it()
    {
        var folder = ModelFolderBuilder.StableDiffusion(_folder["sd"]);
        folder.Write("README.md", "---\nlicense: other\nlicense_name: sai-nc-community\n---\nDraws.");
        Assert.Equal("sai-nc-community", DiffusionFolder.Read(folder.Folder).Licence);
    }

    [Theory]
    [InlineData("unet/model.onnx", "unet/model.onnx is missing.")]
    [InlineData("tokenizer/merges.txt", "tokenizer/merges.txt is missing.")]
    [InlineData("vae_decoder/config.json", "vae_decoder/config.json is missing.")]
    [InlineData("model_index.json", "sd/model_index.json is missing.")]
    public void A_missing_file_is_named(string file, string sentence)
    {
        var folder = ModelFolderBuilder.StableDiffusion(_folder["sd"]);
        folder.Delete(file);
        Assert.Equal(sentence, Refusal(folder));
    }

    [Theory]
    [InlineData("unet/config.json", "{\"sample_size\":", "unet/config.json is not valid JSON (line 1); it may have been cut off while it was copied.")]
    [InlineData("unet/config.json", "[1]", "unet/config.json does not hold a JSON object.")]
    [InlineData("model_index.json", "{}", "model_index.json names no _class_name.")]
    [InlineData("scheduler/scheduler_config.json", "{\"_class_name\":\"CosineDPMSolverMultistepScheduler\"}", "its scheduler CosineDPMSolverMultistepScheduler is not known here.")]
    [InlineData("vae_decoder/config.json", "{\"latent_channels\":16}", "the UNet takes 4 channels and the decoder 16; that fits neither pictures (16) nor inpainting (33).")]
    [InlineData("studio.json", "{\"limits\":{\"sizes\":[\"big\"]}}", "studio.json: \"big\" is not a size like 512x768.")]
    public void A_broken_config_is_named(string file, string text, string sentence)
    {
        var folder = ModelFolderBuilder.StableDiffusion(_folder["sd"]);
        folder.Write(file, text);
        Assert.StartsWith(sentence, Refusal(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void A_scheduler_is_known_by_its_settings_too()
    {
        var folder = ModelFolderBuilder.StableDiffusion(_folder["sd"]);
        folder.Write("scheduler/scheduler_config.json", """{"_class_name":"DPMSolverMultistepScheduler","use_karras_sigmas":true,"lambda_min_clipped":-Infinity}""");
        Assert.Equal("DPM++ 2M Karras", DiffusionFolder.Read(folder.Folder).Defaults.Sampler);
    }

    [Fact]
    public void A_manifest_may_name_the_sampler_for_an_unknown_scheduler()
    {
        var folder = ModelFolderBuilder.StableDiffusion(_folder["sd"], scheduler: "CosineDPMSolverMultistepScheduler");
        folder.Write("studio.json", """{"defaults":{"sampler":"DDIM"}}""");
        Assert.Equal("DDIM", DiffusionFolder.Read(folder.Folder).Defaults.Sampler);
    }

    [Theory]
    [InlineData("StableDiffusion3Pipeline", "StableDiffusion3Pipeline is a family that does not run here; Stable Diffusion 1.x, 2.x and XL")]
    [InlineData("FluxPipeline", "FluxPipeline is a family that does not run here")]
    [InlineData("StableDiffusionControlNetPipeline", "StableDiffusionControlNetPipeline is a family that does not run here")]
    [InlineData("MusicPipeline", "MusicPipeline is not a pipeline that is known here")]
    public void A_family_that_does_not_run_is_named(string className, string sentence) =>
        Assert.StartsWith(sentence, Refusal(ModelFolderBuilder.StableDiffusion(_folder["sd"], className)), StringComparison.Ordinal);

    [Theory]
    [InlineData("OnnxStableDiffusionPipeline")]
    [InlineData("ORTStableDiffusionPipeline")]
    [InlineData("StableDiffusionPipeline")]
    [InlineData("StableDiffusionInpaintPipeline")]
    public void Every_exporter_of_the_family_is_accepted(string className) =>
        Assert.Equal(ModelFamilies.StableDiffusion, DiffusionFolder.Read(ModelFolderBuilder.StableDiffusion(_folder["sd"], className).Folder).Family);

    [Theory]
    [InlineData("tokenizer/vocab.json", "{\"<|startoftext|>\":0,", "tokenizer/vocab.json")]
    [InlineData("tokenizer/merges.txt", "#version: 0.2\na b", "has a merge in line 2 that its vocabulary does not know")]
    [InlineData("vocabulary.json", "{\"objects\":[{\"id\":", "sd/vocabulary.json is not a list of what can be drawn (line 1)")]
    public void A_file_that_only_drawing_would_read_is_found_damaged_here(string file, string text, string sentence)
    {
        var folder = ModelFolderBuilder.StableDiffusion(_folder["sd"]);
        folder.Write("studio.json", """{"vocabulary":"vocabulary.json"}""");
        folder.Write("vocabulary.json", "{}");
        folder.Write(file, text);
        Assert.Contains(sentence, Refusal(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Merges_that_were_cut_off_are_found()
    {
        var folder = ModelFolderBuilder.StableDiffusion(_folder["sd"]);
        var source = Path.Combine(Repository.Models, "studio-mini-diffusion", "tokenizer");
        folder.Write("tokenizer/vocab.json", File.ReadAllText(Path.Combine(source, "vocab.json")));
        folder.Write("tokenizer/merges.txt", "#version: 0.2\n");
        Assert.Equal("The file tokenizer/merges.txt has 0 merges for 2,116 tokens; it is cut off. Copy it again.", Refusal(folder));
    }

    [Theory]
    [InlineData("tiny-sd", ModelFamilies.StableDiffusion, 50, 7.5)]
    [InlineData("tiny-sd2-vpred", ModelFamilies.StableDiffusion, 50, 7.5)]
    [InlineData("tiny-turbo", ModelFamilies.StableDiffusion, 4, 0)]
    [InlineData("tiny-sd-inpaint", ModelFamilies.Inpainting, 50, 7.5)]
    [InlineData("tiny-sdxl", ModelFamilies.StableDiffusionXl, 50, 5)]
    [InlineData("tiny-lcm", ModelFamilies.LatentConsistency, 4, 8.5)]
    public void The_family_is_read_from_the_inputs_of_the_UNet(string name, string family, int steps, double guidance)
    {
        var model = DiffusionFolder.Read(Path.Combine(Goldens.Folder("pipelines"), name));
        Assert.Equal((family, steps, guidance, true), (model.Family, model.Defaults.Steps, model.Defaults.Guidance, model.HasEncoder));
        Assert.Equal(name == "tiny-sdxl", model.Files.ContainsKey("text_encoder_2/model.onnx"));
    }

    [Fact]
    public void Half_an_SDXL_model_is_refused()
    {
        var folder = ModelFolderBuilder.StableDiffusion(_folder["xl"], "StableDiffusionXLPipeline");
        folder.Write("unet/model.onnx", OnnxBytes.Graph([("sample", [null, 4, null, null]), ("text_embeds", [null, 1280]), ("time_ids", [null, 6])], [("out_sample", [null, 4, null, null])]));
        Assert.Equal("tokenizer_2/vocab.json is missing.", Refusal(folder));
        folder.Write("unet/model.onnx", OnnxBytes.Graph([("sample", [null, 4, null, null]), ("text_embeds", [null, 1280])], [("out_sample", [null, 4, null, null])]));
        Assert.Equal("the UNet takes only one of text_embeds and time_ids; SDXL needs both.", Refusal(folder));
        folder.Write("unet/model.onnx", OnnxBytes.Graph([("sample", [null, 4, null, null]), ("controlnet_cond", [null, 3])], [("out_sample", [null, 4, null, null])]));
        Assert.Equal("the UNet also wants \"controlnet_cond\", which no family that runs here has.", Refusal(folder));
    }

    [Fact]
    public void A_graph_cut_off_anywhere_is_refused()
    {
        var folder = ModelFolderBuilder.StableDiffusion(_folder["sd"]);
        var whole = File.ReadAllBytes(Path.Combine(folder.Folder, "unet", "model.onnx"));
        for (var length = 0; length < whole.Length; length++)
        {
            folder.Write("unet/model.onnx", whole[..length]);
            Assert.StartsWith("unet/model.onnx is", Refusal(folder), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void External_weights_that_are_missing_are_named()
    {
        var folder = ModelFolderBuilder.StableDiffusion(_folder["sd"]);
        folder.Write("unet/model.onnx", ModelFolderBuilder.UNet(externalFile: "model.onnx_data"));
        Assert.Equal("model.onnx_data is missing; unet/model.onnx keeps its weights there.", Refusal(folder));
        folder.Write("unet/model.onnx_data", "weights");
        Assert.Contains("unet/model.onnx_data", DiffusionFolder.Read(folder.Folder).Files.Keys);
    }

    [Fact]
    public void External_weights_outside_the_folder_are_refused()
    {
        var folder = ModelFolderBuilder.StableDiffusion(_folder["sd"]);
        folder.Write("unet/model.onnx", ModelFolderBuilder.UNet(externalFile: "../../secret"));
        Assert.Contains("outside its folder", Refusal(folder), StringComparison.Ordinal);
    }

    private static string Refusal(ModelFolderBuilder folder) => Assert.Throws<InferenceException>(() => DiffusionFolder.Read(folder.Folder)).Message;
}
