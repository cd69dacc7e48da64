using Studio.Inference.Diffusion;
using Studio.Inference.Diffusion.Schedulers;

namespace Studio.Inference.Models;

/// <summary>The numbers of a diffusers folder that decide sizes and defaults.</summary>
internal sealed record DiffusionConfigs
{
    // Tokens of a text, or latents of a side.
    private const int MostPositions = 4096;

    /// <summary>One of <see cref="ModelFamilies"/>.</summary>
    public required string Family { get; init; }

    public required string Scheduler { get; init; }

    /// <summary>The name in SamplerCatalog for that scheduler with its settings; null when it is not known here.</summary>
    public required string? Sampler { get; init; }

    /// <summary>Those that make sense with that scheduler's settings.</summary>
    public required IReadOnlyList<string> Samplers { get; init; }

    /// <summary>A distilled model knows no more timesteps than its teacher walked; null for others.</summary>
    public required int? MostSteps { get; init; }

    /// <summary>Euler with trailing timesteps, trained on noise as it is: how Turbo models are published, and no other that is known.</summary>
    public required bool HasTurboSchedule { get; init; }

    /// <summary>Pixels per latent: the decoder doubles the side once per block but the first.</summary>
    public required int VaeFactor { get; init; }

    /// <summary>Numbers per latent, by the decoder's config.</summary>
    public required int LatentChannels { get; init; }

    /// <summary>Latents of the training size.</summary>
    public required int SampleSize { get; init; }

    /// <summary>Sides, in latents, that the UNet can halve all the way down: its skips do not fit otherwise.</summary>
    public required int LatentMultiple { get; init; }

    /// <summary>Height and width of the latents when the graph has them fixed.</summary>
    public required (int Height, int Width)? FixedLatents { get; init; }

    /// <summary>Tokens of one chunk with its start and end token.</summary>
    public required int TextPositions { get; init; }

    /// <summary>Chunks of text that the UNet was exported for; null where it takes as many as there are.</summary>
    public required int? TextWindows { get; init; }

    /// <summary>The UNet takes the guidance as an input.</summary>
    public required bool IsToldGuidance { get; init; }

    public static DiffusionConfigs Read(string folder)
    {
        // Not ConfigFile: Python writes -Infinity into these.
        var scheduler = SchedulerConfig.ReadFolder(folder);
        var unet = ConfigFile.Read(Path.Combine(folder, "unet", "config.json"));
        var text = ConfigFile.Read(Path.Combine(folder, "text_encoder", "config.json"));
        var sample = RequireInput(Path.Combine(folder, "unet", "model.onnx"), "sample", 4);
        var space = LatentSpace.Read(folder);
        var graph = OnnxHeader.Read(Path.Combine(folder, "unet", "model.onnx"));
        var family = FamilyInputs.FamilyOf(graph, unet, space.Channels);
        var fixedLatents = sample.Sizes[2] is { } height && sample.Sizes[3] is { } width ? ((int, int)?)((int)height, (int)width) : null;
        var positions = text.Whole("max_position_embeddings", least: 3, MostPositions, Path.Combine(folder, "text_encoder", "config.json")) ?? 77;
        return new DiffusionConfigs
        {
            Family = family,
            Scheduler = scheduler.ClassName,
            Sampler = SamplerCatalog.DefaultOf(scheduler),
            Samplers = SamplerCatalog.For(scheduler),
            MostSteps = scheduler.ClassName is "LCMScheduler" or "TCDScheduler" ? scheduler.Whole("original_inference_steps", 50) : null,
            HasTurboSchedule = scheduler.ClassName is "EulerDiscreteScheduler" or "EulerAncestralDiscreteScheduler"
                && scheduler.Text("timestep_spacing", "") == "trailing"
                && scheduler.Text("prediction_type", "epsilon") == "epsilon"
                && !scheduler.Flag("rescale_betas_zero_snr", fallback: false),
            IsToldGuidance = graph.Inputs.Any(input => input.Name == FamilyInputs.Guidance),
            LatentChannels = space.Channels,
            VaeFactor = space.PixelsPerLatent,
            SampleSize = fixedLatents?.Item2 ?? unet.Whole("sample_size", least: 1, MostPositions, Path.Combine(folder, "unet", "config.json")) ?? 64,
            LatentMultiple = space.Multiple,
            FixedLatents = fixedLatents,
            TextPositions = positions,
            TextWindows = (int?)(graph.Inputs.FirstOrDefault(input => input is { Name: "encoder_hidden_states", Sizes.Count: 3 })?.Sizes[1] / positions),
        };
    }

    private static OnnxValue RequireInput(string graph, string name, int rank)
    {
        var input = OnnxHeader.Read(graph).Inputs.FirstOrDefault(input => input.Name == name)
            ?? throw new InferenceException($"{ConfigFile.Shown(graph)} has no input \"{name}\".");
        return input.Sizes.Count == rank
            ? input
            : throw new InferenceException($"{ConfigFile.Shown(graph)}: the input \"{name}\" has {input.Sizes.Count} dimensions, not {rank}.");
    }
}
