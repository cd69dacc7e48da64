using System.Globalization;
using Studio.Data.Evaluation;

namespace Studio.Web.Evaluations;

/// <summary>A system in words: a name to tell it from the others, and how it draws.</summary>
public sealed record RatedName(Guid Id, string Name, string Facts, bool IsUpsampled, string Base)
{
    public static IReadOnlyList<RatedName> Of(IReadOnlyList<EvaluatedSystem> systems)
    {
        var names = systems.Select(system => $"{system.Model}, {(system.Writer is null ? "wish only" : "upsampled")}").ToList();
        return
        [
            .. systems.Select((system, at) => new RatedName(
                system.Id,
                // Two versions of a model's files, or of a writer, differ in no word of the name.
                names.Count(name => name == names[at]) == 1 ? names[at] : $"{names[at]} · {Difference(system, [.. systems.Where((other, place) => place != at && names[place] == names[at])])}",
                FactsOf(system),
                system.Writer is not null,
                string.Create(CultureInfo.InvariantCulture, $"{system.ModelHash} {system.Sampler} {system.Steps} {system.Guidance} {system.Width} {system.Height} {system.Besides}"))),
        ];
    }

    private static string Difference(EvaluatedSystem system, IReadOnlyList<EvaluatedSystem> others)
    {
        var parts = new List<string>();
        Add(other => other.Sampler != system.Sampler, system.Sampler);
        Add(other => other.Steps != system.Steps, system.Steps == 1 ? "1 step" : $"{system.Steps} steps");
        Add(other => !other.Guidance.Equals(system.Guidance), string.Create(CultureInfo.InvariantCulture, $"guidance {system.Guidance:0.##}"));
        Add(other => (other.Width, other.Height) != (system.Width, system.Height), $"{system.Width} × {system.Height}");
        Add(other => other.Besides != system.Besides, system.Besides.Length > 0 ? system.Besides : "as usual");
        Add(other => other.Writer != system.Writer, system.Writer ?? "");
        Add(other => other.WriterProfile != system.WriterProfile, $"instructions {system.WriterProfile}");
        Add(other => other.ModelHash != system.ModelHash, $"files {system.ModelHash[..Math.Min(8, system.ModelHash.Length)]}");
        return parts.Count > 0 ? string.Join(", ", parts) : system.Id.ToString()[^4..];

        void Add(Func<EvaluatedSystem, bool> differs, string words)
        {
            if (others.Any(differs))
            {
                parts.Add(words);
            }
        }
    }

    private static string FactsOf(EvaluatedSystem system)
    {
        if (system.IsImported)
        {
            return "pictures from a folder";
        }

        var guidance = system.Guidance > 0 ? string.Create(CultureInfo.InvariantCulture, $"guidance {system.Guidance:0.##}") : "no guidance";
        var facts = $"{system.Sampler}, {(system.Steps == 1 ? "1 step" : $"{system.Steps} steps")}, {guidance}, {system.Width} × {system.Height}";
        return string.Join(", ", new[] { facts, system.Besides, system.Writer is { } writer ? $"written by {writer}" : "" }.Where(part => part.Length > 0));
    }
}
