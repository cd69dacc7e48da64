using Studio.Data.Workspaces;

namespace Studio.Jobs.Tasks;

/// <summary>
/// A kind of work that takes time and is no picture. Adding one is a class of this and <c>services.AddScoped&lt;TaskKind, ...&gt;()</c>:
/// it is made anew for every run, in a scope that has entered the task's workspace.
/// </summary>
public abstract class TaskKind
{
    /// <summary>What the rows call it: never changed once there are rows.</summary>
    public abstract string Name { get; }

    /// <summary>What a person must be allowed to do to ask for it.</summary>
    public abstract Permission Needs { get; }

    /// <summary>How often it is begun before it counts as failed.</summary>
    public virtual int MaxAttempts => 3;

    /// <summary>How long it waits after a failed attempt.</summary>
    public virtual TimeSpan PauseAfter(int attempt) => TimeSpan.FromSeconds(5 * Math.Pow(3, attempt - 1));

    /// <summary>
    /// Runs to the end. Any attempt may be the first that gets this far, or come after one that was killed anywhere: what is done already is found and left alone.
    /// A StudioException ends it with its sentence; after any other failure it is tried again.
    /// </summary>
    public abstract Task RunAsync(TaskRun run, CancellationToken ct);
}
