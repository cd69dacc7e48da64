using System.Globalization;
using Studio.Data.Gallery;
using Studio.Data.Generations;
using Studio.Inference.Diffusion.Conditioning.Weighting;
using Studio.Inference.Imaging;
using Studio.Inference.Models;
using Studio.Jobs;
using Studio.Web.Create.Settings;

namespace Studio.Web.Create.Composing;

/// <summary>Settings of a file as far as a model can do them, and in words what of them was taken and what was not.</summary>
internal sealed class TakenSettings
{
    private readonly ImportedSettings _found;
    private readonly DiffusionModel _model;
    private readonly GenerationSettings? _own;
    private readonly List<string> _taken = ["the prompt"];
    private readonly List<string> _left = [];

    /// <param name="found">What the file says.</param>
    /// <param name="model">That draws here.</param>
    /// <param name="own">Our own record in the file; null in files of other programs.</param>
    public TakenSettings(ImportedSettings found, DiffusionModel model, Provenance? own)
    {
        (_found, _model, _own) = (found, model, own?.Settings);
        Settings = Read(SettingsForm.Default(ModelChoice.Of(model)) with { Upsample = false });
    }

    public GenerationSettings Settings { get; }

    public IReadOnlyList<string> Taken => _taken;

    /// <summary>The model cannot do these.</summary>
    public IReadOnlyList<string> Left => _left;

    private GenerationSettings Read(GenerationSettings standard)
    {
        var limits = _model.Limits;
        var settings = standard with
        {
            Negative = Take<string>(_found.Negative is { Length: > 0 } negative ? negative : null, "what to leave out", _ => true, standard.Negative),
            Steps = Take<int>(_found.Steps, $"{_found.Steps} steps", steps => steps >= 1 && steps <= limits.MaxSteps, standard.Steps),
            Guidance = Take<double>(_found.Guidance, string.Create(CultureInfo.InvariantCulture, $"guidance {_found.Guidance:0.##}"), guidance => guidance >= 0 && guidance <= limits.MaxGuidance, standard.Guidance),
            Sampler = Take<string>(_found.Sampler, _found.Sampler ?? "", sampler => limits.Samplers.Contains(sampler, StringComparer.Ordinal), standard.Sampler),
            Seed = Take<long>(_found.Seed, $"seed {_found.Seed}", seed => seed is >= 0 and <= SettingsForm.MaxSeed, SettingsForm.NewSeed),
        };
        var skip = _own?.ClipSkip ?? _found.ClipSkip;
        settings = settings with { ClipSkip = Take<int>(skip is 0 ? null : skip, $"clip skip {skip}", layers => layers >= 1 && layers <= _model.DeepestClipSkip, 0) };
        return Enlarged(Weighted(Sized(settings)));
    }

    private GenerationSettings Sized(GenerationSettings settings)
    {
        if (_found is not { Width: { } width, Height: { } height })
        {
            return settings;
        }

        var can = _model.Limits.Allows(width, height);
        (can ? _taken : _left).Add($"{width} × {height}");
        return can ? settings with { Width = width, Height = height } : settings;
    }

    private GenerationSettings Weighted(GenerationSettings settings)
    {
        if (_own is { Syntax: not PromptSyntax.Weighted })
        {
            return settings with { Syntax = _own.Syntax };
        }

        if (_own is null && !_found.ReadsWeights)
        {
            return settings;
        }

        var can = WeightedPrompt.Check(_found.Prompt ?? "") is null && WeightedPrompt.Check(settings.Negative) is null;
        (can ? _taken : _left).Add("brackets as weights");
        return can ? settings with { Syntax = PromptSyntax.Weighted } : settings;
    }

    private GenerationSettings Enlarged(GenerationSettings settings)
    {
        if (Second(settings) is not { } second)
        {
            return settings;
        }

        var wanted = settings with { SecondPass = second, Seed = 0 };
        var can = !SettingsRules.Check(wanted, _model).Any(problem => problem.Field.StartsWith(nameof(GenerationSettings.SecondPass), StringComparison.Ordinal))
            && (_found.Width ?? settings.Width, _found.Height ?? settings.Height) == (settings.Width, settings.Height);
        (can ? _taken : _left).Add(string.Create(CultureInfo.InvariantCulture, $"a second pass to {second.Width} × {second.Height} at strength {second.Strength:0.##}"));
        return can ? settings with { SecondPass = second } : settings;
    }

    private SecondPassSettings? Second(GenerationSettings settings)
    {
        if (_own is not null)
        {
            return _own.SecondPass;
        }

        var (width, height) = (_found.Width ?? settings.Width, _found.Height ?? settings.Height);
        return _found.Enlargement is { } enlargement && width > 0 && height > 0 && enlargement.SizeFrom(width, height, _model.Limits.SizeMultiple) is { } size
            ? new SecondPassSettings
            {
                Width = size.Width,
                Height = size.Height,
                Strength = enlargement.Strength ?? 0,
                Steps = enlargement.Steps is > 0 and var steps ? steps : null,
                // Networks that enlarge pixels are not here: their pixels are enlarged by a plain filter, where the model can encode them.
                By = enlargement.ByLatents || !_model.HasEncoder ? EnlargeBy.Latents : EnlargeBy.Pixels,
            }
            : null;
    }

    private T Take<T>(object? value, string words, Func<T, bool> allowed, T otherwise)
    {
        if (value is not T known)
        {
            return otherwise;
        }

        (allowed(known) ? _taken : _left).Add(words);
        return allowed(known) ? known : otherwise;
    }
}
