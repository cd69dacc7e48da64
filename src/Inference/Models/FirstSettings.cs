using System.Globalization;
using System.Text.RegularExpressions;

namespace Studio.Inference.Models;

/// <summary>Steps and guidance to begin with where no manifest says them. No config of a published model names them, so they are guessed and the guess is said.</summary>
/// <param name="Reason">Where they come from, to follow "50 steps and guidance 7.5".</param>
internal sealed partial record FirstSettings(int Steps, double Guidance, string Reason)
{
    // Four steps without guidance: what the model cards of SD-Turbo, Lightning and Hyper-SD have in common.
    private const int FewSteps = 4;

    /// <param name="id">The model's id, a name that whoever put it there chose.</param>
    public static FirstSettings Of(string folder, string id, DiffusionConfigs configs)
    {
        if (configs.Family == ModelFamilies.LatentConsistency)
        {
            // diffusers' LatentConsistencyModelPipeline.__call__.
            return new FirstSettings(FewSteps, 8.5, "are what diffusers begins with for latent consistency models");
        }

        if (Names(folder).Prepend(id).FirstOrDefault(name => FewStepFamily().IsMatch(name)) is { } name)
        {
            return new FirstSettings(FewSteps, 0, $"are guessed from its name (“{name}”)");
        }

        if (configs.HasTurboSchedule)
        {
            return new FirstSettings(FewSteps, 0, "are guessed from its scheduler, which is set as Turbo models set it (Euler, trailing timesteps)");
        }

        if (configs.Scheduler is "LCMScheduler" or "TCDScheduler")
        {
            return new FirstSettings(FewSteps, 0, $"are guessed from its scheduler ({configs.Scheduler}), which is for models distilled to few steps");
        }

        // StableDiffusionXLPipeline.__call__ and StableDiffusionPipeline.__call__.
        var guidance = configs.Family == ModelFamilies.StableDiffusionXl ? 5 : 7.5;
        return new FirstSettings(50, guidance, "are what diffusers begins with; the model's files name none");
    }

    public string Note => string.Create(CultureInfo.InvariantCulture, $"{Steps} steps and guidance {Guidance} {Reason}. “defaults” in {ModelManifest.FileName} settles it.");

    private static IEnumerable<string> Names(string folder) =>
        new[] { "model_index.json", "unet/config.json", "scheduler/scheduler_config.json" }
            .Select(file => Path.Combine(folder, file))
            .Where(File.Exists)
            .Select(file => Name().Match(File.ReadAllText(file)).Groups["name"].Value)
            .Where(name => name.Length > 0);

    // As text: Python writes -Infinity into scheduler configs, which is no JSON.
    [GeneratedRegex("\"_name_or_path\"\\s*:\\s*\"(?<name>[^\"]{1,200})\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();

    // Whole words of a name: "turbocharger" says nothing.
    [GeneratedRegex("(?<![a-z])(turbo|lightning|hyper|lcm)(?![a-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FewStepFamily();
}
