using System.Text.Json.Nodes;
using Studio.Inference.Diffusion;
using Studio.Inference.Diffusion.Conditioning;
using Studio.Inference.Diffusion.Schedulers;
using Studio.Inference.Diffusion.Starts;
using Studio.Inference.Imaging;
using Studio.Inference.Onnx;
using Studio.Inference.Tests.Golden;

namespace Studio.Inference.Tests.Diffusion;

/// <summary>What a golden run asked of diffusers' pipeline, asked of ours.</summary>
internal sealed class PipelineRunPlan(string folder, JsonNode json)
{
    private readonly JsonNode _arguments = json["args"] ?? json;

    public int Steps => (_arguments["num_inference_steps"] ?? _arguments["steps"])!.GetValue<int>();

    public DenoisingPlan Plan()
    {
        var prompts = Texts("prompt")!;
        var seconds = Texts("prompt_2");
        var from = From();
        var seeds = json["seeds_one_generator_per_image"]?.AsArray().Select(seed => seed!.GetValue<long>()).ToList();
        var pictures = prompts.Count * (_arguments["num_images_per_prompt"]?.GetValue<int>() ?? json["batch"]?.GetValue<int>() ?? 1);
        var generator = new Noise(json["seed"]?.GetValue<long>() ?? 0);
        return new DenoisingPlan
        {
            Prompts = [.. prompts.Select((text, i) => PromptTimeline.Of(text, seconds?[i]))],
            NegativePrompts = Negatives(prompts.Count),
            Pictures = pictures,
            Width = from?.Image.Width ?? _arguments["width"]!.GetValue<int>(),
            Height = from?.Image.Height ?? _arguments["height"]!.GetValue<int>(),
            Steps = Steps,
            GuidanceScale = _arguments["guidance_scale"]?.Number() ?? 7.5,
            GuidanceRescale = _arguments["guidance_rescale"]?.Number() ?? 0,
            Micro = Micro(""),
            NegativeMicro = Micro("negative_"),
            Eta = (float)(_arguments["eta"]?.Number() ?? 0),
            Scheduler = SchedulerConfig.Parse(json["scheduler_config"]!.ToJsonString(), folder)
                .For(json["scheduler"]!.GetValue<string>(), new Dictionary<string, JsonNode>(StringComparer.Ordinal)),
            Noise = seeds is null ? shape => generator.Normal(shape) : new PictureNoise(seeds).Draw,
            Generators = seeds?.Count ?? 1,
            From = from,
            MaskSampling = MaskSampling.FirstPixel,
            GuidanceBatch = true,
        };
    }

    private List<PromptTimeline?> Negatives(int prompts)
    {
        if (Texts("negative_prompt") is not { } negatives)
        {
            return [.. Enumerable.Repeat<PromptTimeline?>(null, prompts)];
        }

        var seconds = Texts("negative_prompt_2");
        return [.. Enumerable.Range(0, prompts).Select(i => PromptTimeline.Of(negatives[i % negatives.Count], seconds?[i % negatives.Count]))];
    }

    private IReadOnlyList<string>? Texts(string name) => _arguments[name] switch
    {
        null => null,
        JsonArray list => [.. list.Select(item => item!.GetValue<string>())],
        var text => [text.GetValue<string>()],
    };

    private MicroConditioning? Micro(string prefix)
    {
        if (_arguments[$"{prefix}original_size"] is not { } original)
        {
            return null;
        }

        var (crop, target) = (_arguments[$"{prefix}crops_coords_top_left"], _arguments[$"{prefix}target_size"]);
        int[] numbers = [.. original.Floats().Concat(crop.Floats()).Concat(target.Floats()).Select(value => (int)value)];
        return new MicroConditioning(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
    }

    private ImageStart? From()
    {
        if (_arguments["image"] is not { } image)
        {
            return null;
        }

        var picture = Input(image);
        return new ImageStart
        {
            Image = new SourcePicture(picture.Width, picture.Height, picture.Rgb),
            Strength = _arguments["strength"]!.Number(),
            Mask = _arguments["mask_image"] is { } mask ? Mask(Input(mask)) : null,
        };
    }

    /// <summary>Grey files are read as colours of three equal parts.</summary>
    private static PictureMask Mask(PngImage image) => new(image.Width, image.Height, [.. image.Rgb.Where((_, i) => i % 3 == 0)]);

    private PngImage Input(JsonNode name) => PngReader.Read(File.ReadAllBytes(Path.Combine(folder, "..", "..", "..", "inputs", name.GetValue<string>())));
}
