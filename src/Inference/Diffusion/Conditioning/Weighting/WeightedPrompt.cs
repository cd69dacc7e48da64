using Studio.Inference.Tokenizers;

namespace Studio.Inference.Diffusion.Conditioning.Weighting;

/// <summary>The syntax for weights that many prompts on the web are written in: (emphasis:1.2), BREAK, AND, [from:to:when], [a|b].</summary>
public static class WeightedPrompt
{
    // More than any run has: whatever a schedule can come to is looked at.
    private const int ManySteps = 200;

    /// <summary>What is said at which step, and what pulls at once. Networks named in angle brackets are left out.</summary>
    public static PromptTimeline Timeline(string text, int steps) => Timeline(Composition.Read(ExtraNetworks.Remove(text)), steps);

    /// <summary>A negative prompt is one description: AND and a number at its end are text there.</summary>
    public static PromptTimeline NegativeTimeline(string text, int steps) => Timeline([new PromptPart(ExtraNetworks.Remove(text))], steps);

    /// <summary>One part of a timeline as a text encoder takes it.</summary>
    public static IReadOnlyList<PromptChunk> Chunks(ClipTokenizer tokenizer, string text) =>
        [.. WindowCutter.Cut(tokenizer, EmphasisReader.Read(text)).Select(window => Fill(tokenizer, window))];

    /// <summary>What the composer shows: the fullest text of the timeline, cut as it will be.</summary>
    public static PromptTokens Count(ClipTokenizer tokenizer, string text, int steps)
    {
        var (used, windows) = Texts(text, steps)
            .Select(part => WindowCutter.Cut(tokenizer, EmphasisReader.Read(part)))
            .Select(cut => (cut.Sum(window => window.IsLeft ? tokenizer.Window : window.Ids.Count), cut.Count))
            .Max();
        return new PromptTokens(used, windows * tokenizer.Window, windows);
    }

    /// <summary>Why this prompt cannot be read with weights; null when it can.</summary>
    public static string? Check(string text)
    {
        try
        {
            foreach (var part in Texts(text, ManySteps))
            {
                EmphasisReader.Read(part);
            }

            return null;
        }
        catch (InferenceException problem)
        {
            return problem.Message;
        }
    }

    /// <summary>What a person should know about how this prompt is read, in sentences.</summary>
    public static IReadOnlyList<string> Remarks(string text) => PromptRemarks.Of(text);

    private static PromptTimeline Timeline(IReadOnlyList<PromptPart> composition, int steps)
    {
        var parts = composition
            .Select(part => (part.Weight, Schedule: EditingSchedule.Read(part.Text, steps)))
            .ToList();
        var phases = new List<PromptPhase>();
        foreach (var end in parts.SelectMany(part => part.Schedule).Select(phase => phase.LastStep).Distinct().Order())
        {
            IReadOnlyList<PromptPart> now = [.. parts.Select(part => new PromptPart(part.Schedule.First(phase => phase.LastStep >= end).Text, part.Weight))];
            if (phases.Count > 0 && phases[^1].Parts.SequenceEqual(now))
            {
                phases.RemoveAt(phases.Count - 1);
            }

            phases.Add(new PromptPhase(end - 1, now));
        }

        return new PromptTimeline(phases);
    }

    private static IEnumerable<string> Texts(string text, int steps) => Timeline(text, steps).Phases
        .SelectMany(phase => phase.Parts)
        .Select(part => part.Text)
        .Distinct(StringComparer.Ordinal);

    private static PromptChunk Fill(ClipTokenizer tokenizer, WeightedWindow window)
    {
        var ids = new int[tokenizer.Positions];
        var weights = new float[tokenizer.Positions];
        Array.Fill(ids, tokenizer.PaddingId);
        Array.Fill(weights, 1f);
        ids[0] = tokenizer.StartId;
        for (var i = 0; i < window.Ids.Count; i++)
        {
            ids[i + 1] = window.Ids[i];
            weights[i + 1] = (float)window.Weights[i];
        }

        ids[window.Ids.Count + 1] = tokenizer.EndId;
        return new PromptChunk(ids, weights);
    }
}
