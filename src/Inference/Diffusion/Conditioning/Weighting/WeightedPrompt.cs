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
        [.. WindowCutter.Cut(tokenizer, EmphasisReader.Read(text)).Select(window => window.Fill(tokenizer))];

    /// <summary>Whether AND joins several descriptions that pull at once.</summary>
    public static bool IsComposed(string text) => Composition.Read(ExtraNetworks.Remove(text)).Count > 1;

    /// <summary>What the composer shows: the fullest text of the timeline, cut as it will be.</summary>
    public static PromptTokens Count(ClipTokenizer tokenizer, PromptTimeline timeline) => Texts(timeline)
        .Select(part => PromptTokens.Of(tokenizer, WindowCutter.Cut(tokenizer, EmphasisReader.Read(part))))
        .MaxBy(count => (count.Used, count.Windows))!;

    /// <summary>The words behind the last of so many windows, of each text of the timeline that does not fit into them.</summary>
    public static IReadOnlyList<string> Unread(ClipTokenizer tokenizer, PromptTimeline timeline, int windows) =>
        [.. Texts(timeline).Select(part => UnreadWords.Of(tokenizer, EmphasisReader.Read(part), windows)).Where(words => words.Length > 0).Distinct(StringComparer.Ordinal)];

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

    /// <summary>The words that it says at any step, without the syntax around them; a text that cannot be read is given back.</summary>
    public static string Words(string text)
    {
        if (Check(text) is not null)
        {
            return text;
        }

        var said = new List<string>();
        foreach (var words in Texts(text, ManySteps).Select(part => string.Concat(EmphasisReader.Read(part).Select(piece => piece.IsBreak ? ", " : piece.Text))))
        {
            // What a schedule leaves as it is stands there already.
            said.Add(said.Count == 0 ? words : string.Join(' ', words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(said.SelectMany(before => before.Split(' ')), StringComparer.Ordinal)));
        }

        return string.Join(", ", said.Where(words => words.Length > 0));
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

    private static IEnumerable<string> Texts(string text, int steps) => Texts(Timeline(text, steps));

    private static IEnumerable<string> Texts(PromptTimeline timeline) => timeline.Phases
        .SelectMany(phase => phase.Parts)
        .Select(part => part.Text)
        .Distinct(StringComparer.Ordinal);
}
