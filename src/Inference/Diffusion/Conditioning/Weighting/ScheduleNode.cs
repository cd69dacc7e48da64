namespace Studio.Inference.Diffusion.Conditioning.Weighting;

/// <summary>A piece of a prompt that may say something else at another step. Steps count from 1.</summary>
internal abstract record ScheduleNode
{
    public abstract string At(int step);

    /// <summary>The last steps before something changes.</summary>
    public abstract IEnumerable<int> Ends(int steps);
}

internal sealed record PlainText(string Text) : ScheduleNode
{
    public override string At(int step) => Text;

    public override IEnumerable<int> Ends(int steps) => [];
}

internal sealed record NodeList(IReadOnlyList<ScheduleNode> Nodes) : ScheduleNode
{
    public override string At(int step) => string.Concat(Nodes.Select(node => node.At(step)));

    public override IEnumerable<int> Ends(int steps) => Nodes.SelectMany(node => node.Ends(steps));
}

/// <summary>[from:to:when]: <paramref name="When"/> is the last step of the first text.</summary>
internal sealed record Replacement(ScheduleNode From, ScheduleNode To, int When) : ScheduleNode
{
    public override string At(int step) => (step <= When ? From : To).At(step);

    public override IEnumerable<int> Ends(int steps) => From.Ends(steps).Concat(To.Ends(steps)).Append(When);
}

/// <summary>[a|b]: the texts take turns, one step each.</summary>
internal sealed record Alternation(IReadOnlyList<ScheduleNode> Options) : ScheduleNode
{
    public override string At(int step) => Options[(step - 1) % Options.Count].At(step);

    public override IEnumerable<int> Ends(int steps) => Enumerable.Range(1, steps);
}
