using Studio.Data.Tasks;
using Studio.Jobs.Evaluations.Scores;
using Studio.Jobs.Slots;

namespace Studio.Jobs.Tasks;

/// <summary>Scoring thousands of pictures takes hours and mostly waits: such tasks have workers of their own, so that what takes seconds never stands behind them.</summary>
internal static class TaskLane
{
    public static IReadOnlyList<SlotKind> All { get; } = [SlotKind.Task, SlotKind.LongTask];

    private static readonly string[] Long = [JudgeSamples.KindName, ScoreSamples.KindName];

    public static SlotKind Of(string kind) => Long.Contains(kind) ? SlotKind.LongTask : SlotKind.Task;

    public static IQueryable<BackgroundTask> In(this IQueryable<BackgroundTask> tasks, SlotKind lane) =>
        lane == SlotKind.LongTask ? tasks.Where(t => Long.Contains(t.Kind)) : tasks.Where(t => !Long.Contains(t.Kind));
}
