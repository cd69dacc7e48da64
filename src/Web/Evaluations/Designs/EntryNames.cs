using System.Globalization;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Generations;
using Studio.Inference.Models;

namespace Studio.Web.Evaluations.Designs;

/// <summary>What a system is called, and its settings in a line.</summary>
internal static class EntryNames
{
    public static string Of(GenerationSettings settings, string model, IEnumerable<string> taken)
    {
        var name = $"{model}, {(settings.Upsample ? "upsampled" : "wish only")}";
        var known = taken.ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? name : $"{name} {n}").First(one => !known.Contains(one));
    }

    public static string Facts(GenerationSettings settings, DiffusionModel? model) => string.Create(
        CultureInfo.InvariantCulture,
        $"{settings.Width} × {settings.Height}, {settings.Steps} steps, {(settings.Guidance > 1 ? $"guidance {settings.Guidance:0.##}" : "no guidance")}, {settings.Sampler}{(settings.ClipSkip > 0 ? $", clip skip {settings.ClipSkip}" : "")}{(settings.Negative.Length > 0 ? ", negative prompt" : "")} · {(model is null ? "this model is gone" : $"files {model.Hash[..4]}…{model.Hash[^4..]}")}");

    /// <summary>The same settings, otherwise written or not written.</summary>
    public static EvaluationEntry Twin(EvaluationEntry of, string model, IReadOnlyCollection<EvaluationEntry> entries)
    {
        var settings = of.Settings! with { Upsample = !of.Settings!.Upsample };
        return new EvaluationEntry
        {
            EvaluationId = of.EvaluationId,
            Place = entries.Max(entry => entry.Place) + 1,
            Name = Of(settings, model, entries.Select(entry => entry.Name)),
            Kind = EvaluationEntryKind.Made,
            Settings = settings,
        };
    }
}
