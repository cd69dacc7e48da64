using System.Globalization;

namespace Studio.Inference.Tests.Golden;

/// <summary>Counts what a golden test did with a folder and prints it, so that other data of the same form can be run and judged.</summary>
internal sealed class GoldenReport(string folder)
{
    private readonly List<string> _leftOut = [];
    private int _run;
    private int _steps;
    private double _largest;

    public void Ran() => _run++;

    /// <summary>One step of a run, and how far it was off: the largest distance over the largest value.</summary>
    public void Compared(double relativeError)
    {
        _steps++;
        _largest = Math.Max(_largest, relativeError);
    }

    public void LeftOut(string name, string why) => _leftOut.Add($"{name} ({why})");

    /// <summary>No case at all is a failure.</summary>
    /// <param name="errors">The largest differences, in words.</param>
    public void Print(string errors = "")
    {
        var rest = _leftOut.Count == 0 ? "" : $", {_leftOut.Count} left out: {string.Join("; ", _leftOut)}";
        var steps = _steps == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {_steps} steps compared, largest relative error {_largest:g3}");
        Console.WriteLine($"goldens: {folder}: {_run + _leftOut.Count} cases found, {_run} run{rest}{steps}{(errors.Length == 0 ? "" : $"; largest differences: {errors}")}");
        Assert.True(_run > 0, $"No golden case of {folder} was run.");
    }
}
