using System.Security.Cryptography;
using Studio.Data.Generations;

namespace Studio.Web.Create.Settings;

/// <summary>The settings as the drawer edits them. A seed below zero means: a new one each time.</summary>
public static class SettingsForm
{
    public const long NewSeed = -1;

    /// <summary>Seeds of PyTorch's generator as this program offers them: 32 bits, so that people can type and tell them.</summary>
    public const long MaxSeed = uint.MaxValue;

    public static GenerationSettings Default(ModelChoice model) => new(
        model.Id,
        model.Defaults.Width,
        model.Defaults.Height,
        Math.Min(model.Defaults.Count, model.Limits.MaxCount),
        model.Defaults.Steps,
        model.Defaults.Guidance,
        model.Defaults.Sampler,
        NewSeed,
        model.Defaults.Negative,
        Upsample: true)
    {
        Syntax = PromptSyntax.Long,
    };

    /// <summary>Takes over what the new model also allows; the rest becomes its default.</summary>
    public static GenerationSettings For(ModelChoice model, GenerationSettings before)
    {
        var standard = Default(model);
        var limits = model.Limits;
        var keepsSize = limits.Allows(before.Width, before.Height);
        return standard with
        {
            Width = keepsSize ? before.Width : standard.Width,
            Height = keepsSize ? before.Height : standard.Height,
            Count = Math.Clamp(before.Count, 1, limits.MaxCount),
            Seed = before.Seed,
            Negative = before.Negative,
            Upsample = before.Upsample,
            Writer = before.Writer,
            Syntax = before.Syntax,
            ClipSkip = Math.Clamp(before.ClipSkip, 0, model.DeepestClipSkip),
            SecondPass = keepsSize && before.SecondPass is { } second && limits.Allows(second.Width, second.Height) ? second : null,
        };
    }

    /// <summary>The settings to send: a seed has been drawn where none was kept.</summary>
    public static GenerationSettings WithSeed(GenerationSettings settings) =>
        settings.Seed >= 0 ? settings : settings with { Seed = DrawSeed() };

    public static long DrawSeed() => BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(sizeof(uint)));
}
