namespace Studio.Inference.Diffusion.Batches;

/// <summary>What pictures cost that are drawn as one batch, beside the same pictures one by one, as this machine measured it once (<see cref="BatchMeasurements"/>).</summary>
/// <param name="StepMs">A step of one picture, of two together, of three, and so on; empty where only one at a time is possible.</param>
/// <param name="BesideMs">What one picture takes beside its steps, in a batch as alone: its text, its decoding.</param>
public sealed record BatchGains(IReadOnlyList<double> StepMs, double BesideMs)
{
    /// <summary>A person who asked for eight sees the first four before the others.</summary>
    public const int Most = 4;

    // The first picture is there later than it would be alone: less than that is not worth it.
    private const double Worthwhile = 0.9;

    // Between forms that cost the same, the one with the earlier pictures.
    private const double Same = 1.03;

    // How long others wait at most before it is their turn.
    private const double LongestMs = 20_000;

    /// <summary>What a step costs a picture among so many, 1 = as much as alone.</summary>
    public double StepShare(int pictures) => pictures < 2 || pictures > StepMs.Count ? 1 : StepMs[pictures - 1] / (pictures * StepMs[0]);

    /// <summary>How many of the pictures that wait are drawn together next; 1 where that is best.</summary>
    /// <param name="steps">Of each picture.</param>
    /// <param name="waiting">All of one generation.</param>
    public int Together(int steps, int waiting)
    {
        int[] possible = [.. Enumerable.Range(2, Math.Max(0, Math.Min(StepMs.Count, Most) - 1))
            .Where(n => n <= waiting && n * Picture(steps, n) <= LongestMs && Picture(steps, n) <= Worthwhile * Picture(steps, 1))];
        if (possible.Length == 0)
        {
            return 1;
        }

        var cheapest = possible.Min(n => All(steps, waiting, n));
        return possible.First(n => All(steps, waiting, n) <= Same * cheapest);
    }

    private double Picture(int steps, int among) => (steps * StepMs[0] * StepShare(among)) + BesideMs;

    /// <summary>All that wait in batches of this size and one of the rest.</summary>
    private double All(int steps, int waiting, int among)
    {
        var rest = waiting % among;
        return ((waiting - rest) * Picture(steps, among)) + (rest * Picture(steps, Math.Max(1, rest)));
    }
}
