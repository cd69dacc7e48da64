using System.Globalization;
using Studio.Data.Workspaces;
using Studio.Jobs.Tasks;

namespace Studio.Jobs.Tests.Tasks;

/// <summary>A kind whose steps are files: a test sees which attempt did which, and holds it between two of them.</summary>
internal sealed class StepsTask : TaskKind
{
    public const string KindName = "Steps";

    public override string Name => KindName;

    public override Permission Needs => Permission.CreateImages;

    public override TimeSpan PauseAfter(int attempt) => TimeSpan.Zero;

    public override async Task RunAsync(TaskRun run, CancellationToken ct)
    {
        var input = run.Input<Steps>();
        for (var step = 1; step <= input.Count; step++)
        {
            var file = Path.Combine(input.Folder, step.ToString(CultureInfo.InvariantCulture));
            if (!File.Exists(file))
            {
                await WaitAsync(input, step, ct);
                if (run.Attempt <= input.BrokenAttempts)
                {
                    throw new IOException("The line broke.");
                }

                await File.WriteAllTextAsync(file, run.Attempt.ToString(CultureInfo.InvariantCulture), ct);
            }

            await run.ReportAsync((double)step / input.Count, ct);
        }
    }

    /// <summary>Says that it is here, and stays until it may go on.</summary>
    private static async Task WaitAsync(Steps input, int step, CancellationToken ct)
    {
        if (step != input.HoldAt)
        {
            return;
        }

        await File.WriteAllTextAsync(Path.Combine(input.Folder, "held"), "", ct);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!File.Exists(Path.Combine(input.Folder, "go")))
        {
            await timer.WaitForNextTickAsync(ct);
        }
    }
}

/// <param name="HoldAt">Before this step it waits for a file "go"; 0 = never.</param>
/// <param name="BrokenAttempts">How many attempts fail at their first step.</param>
internal sealed record Steps(string Folder, int Count, int HoldAt = 0, int BrokenAttempts = 0);
