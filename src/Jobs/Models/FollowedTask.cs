using Studio.Data;
using Studio.Inference;
using Studio.Inference.Hub;
using Studio.Jobs.Tasks;

namespace Studio.Jobs.Models;

/// <summary>Runs what reports HubProgress as a background task: the last report goes to the pages, its share into the row.</summary>
internal static class FollowedTask
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(300);

    public static async Task<T> RunAsync<T>(TaskRun run, Downloads downloads, Func<IProgress<HubProgress>, Task<T>> work)
    {
        try
        {
            var running = work(new Listener(progress => downloads.Set(run.Id, progress)));

            // Real time: this is about how often people see it, and nothing is decided by it.
            while (await Task.WhenAny(running, Task.Delay(Interval, CancellationToken.None)) != running)
            {
                if (downloads.Of(run.Id) is { Total: > 0 } progress)
                {
                    await run.ReportAsync((double)progress.Done / progress.Total, CancellationToken.None);
                }
            }

            return await running;
        }
        catch (InferenceException refusal)
        {
            throw StudioException.Unavailable(refusal.Message, refusal);
        }
        finally
        {
            downloads.End(run.Id);
        }
    }

    private sealed class Listener(Action<HubProgress> tell) : IProgress<HubProgress>
    {
        public void Report(HubProgress value) => tell(value);
    }
}
