namespace Studio.Inference.Tests.Golden;

/// <summary>Counts what a golden test did with a folder and prints it, so that other data of the same form can be run and judged.</summary>
internal sealed class GoldenReport(string folder)
{
    private readonly List<string> _leftOut = [];
    private int _run;

    public void Ran() => _run++;

    public void LeftOut(string name, string why) => _leftOut.Add($"{name} ({why})");

    /// <summary>No case at all is a failure.</summary>
    public void Print()
    {
        var rest = _leftOut.Count == 0 ? "" : $", {_leftOut.Count} left out: {string.Join("; ", _leftOut)}";
        Console.WriteLine($"goldens: {folder}: {_run + _leftOut.Count} cases found, {_run} run{rest}");
        Assert.True(_run > 0, $"No golden case of {folder} was run.");
    }
}
