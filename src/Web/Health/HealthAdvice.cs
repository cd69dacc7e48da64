using Studio.Data.Nodes;
using Studio.Inference.Hub;
using Studio.Inference.Models;
using Studio.Inference.Onnx;
using Studio.Jobs.Slots;
using Studio.Web.Gallery;

namespace Studio.Web.Health;

/// <summary>What an administrator has to do, worst first, and what only happened.</summary>
internal static class HealthAdvice
{
    /// <summary>Work that fills the disk to the end loses pictures; there is time to act above this.</summary>
    private const long LittleDisk = 2_000_000_000;
    private static readonly TimeSpan Recent = TimeSpan.FromDays(1);
    private static readonly TimeSpan WrongClock = TimeSpan.FromSeconds(5);

    public static IReadOnlyList<Advice> Of(HealthView view) =>
    [
        .. new[]
        {
            NoSlot(view), view.Nodes.Where(node => node.IsLost).Select(Lost(view)), view.Running.SelectMany(Device(view)), view.Running.Where(node => node.Row.IsPaused).Select(Paused),
            view.Running.SelectMany(Disk), view.Running.SelectMany(Clock), view.BrokenModels.Select(Broken), view.Tasks.SelectMany(Task(view)), Crashes(view), Screening(view),
        }.SelectMany(advice => advice).OrderBy(advice => advice.Level),
    ];

    private static IEnumerable<Advice> NoSlot(HealthView view)
    {
        if (view.WorkingSlots == 0)
        {
            var waiting = view.Queue.Waiting == 0 ? "Nothing waits." : $"{Count.Of(view.Queue.Waiting, "picture")} {(view.Queue.Waiting == 1 ? "waits" : "wait")}, none is lost.";
            yield return new Advice(AdviceLevel.Bad, "No slot can make pictures", view.Slots == 0 ? $"No node with picture slots runs. {waiting}" : $"Every picture slot is held back or takes no new work. {waiting}");
        }
    }

    private static IEnumerable<Advice> Screening(HealthView view)
    {
        if (!view.HasClassifier)
        {
            yield return new Advice(AdviceLevel.Bad, "Nothing screens pictures", "There is no safety classifier that can be used, so every new picture waits for a moderator wherever the policy has limits for pictures. Put the embedded one back, or add one (Models).");
        }
        else if (view.Unscreened > 0)
        {
            yield return new Advice(AdviceLevel.Warn, $"{Count.Of(view.Unscreened, "picture")} of the last day {(view.Unscreened == 1 ? "was" : "were")} not screened", "The classifier failed or was missing then, so a moderator looks at them first. Its error stands in the log of the server.");
        }
    }

    private static Func<NodeView, Advice> Lost(HealthView view) => node => new Advice(
        AdviceLevel.Bad,
        $"{node.Name} has not been heard for {HealthWords.Time(view.At - node.Row.HeardAt)}",
        "What it worked on went back to the queue. If the machine is on, look at the log of its server process; if it is gone for good, forget it.")
    {
        Node = node.Name,
        Does = AdviceAction.Forget,
    };

    private static Func<NodeView, IEnumerable<Advice>> Device(HealthView view) => node =>
    {
        var device = node.Report.Device;
        if (device.Runs is null || device.Runs == device.Asked)
        {
            return [];
        }

        var asked = ProviderChoice.Shown(device.Asked);
        var title = device.IsHeld ? $"{node.Name} draws nothing: {asked} cannot be used" : $"{node.Name} runs on the {ProviderChoice.Shown(device.Runs)}, not on {asked}";
        var rest = device.IsHeld
            ? $"Its {(node.PictureSlots.Count == 1 ? "slot is" : "slots are")} held back, as you chose for this case{(view.Queue.Waiting > 0 ? $"; {Count.Of(view.Queue.Waiting, "picture")} {(view.Queue.Waiting == 1 ? "waits" : "wait")}" : "")}. Put right what is missing and try again, or let it use the CPU, which takes longer."
            : "It goes on with the CPU, as you chose for this case. Put right what is missing and try again.";
        return [new Advice(AdviceLevel.Warn, title, $"{asked} was asked for. {HealthWords.Sentence(device.Why)} {rest}") { Node = node.Name, Does = device.IsHeld ? AdviceAction.TryAgainOrUseCpu : AdviceAction.TryAgain }];
    };

    private static Advice Paused(NodeView node) => new(AdviceLevel.Warn, $"{node.Name} takes no new work", "An administrator wished so. What runs is finished, the rest waits.") { Node = node.Name, Does = AdviceAction.Resume };

    private static IEnumerable<Advice> Disk(NodeView node)
    {
        if (node.Report.Machine.Disk is { } disk && disk.FreeBytes < LittleDisk)
        {
            yield return new Advice(AdviceLevel.Warn, $"The disk of {node.Name} is nearly full", $"{ByteText.Of(disk.FreeBytes)} are free of {ByteText.Of(disk.TotalBytes)}. Empty the trash, remove models that nobody uses, or give it more room; a picture that cannot be stored fails.");
        }
    }

    private static IEnumerable<Advice> Clock(NodeView node)
    {
        var off = HealthWords.ClockOff(node);
        if (off.Duration() > WrongClock)
        {
            yield return new Advice(AdviceLevel.Warn, $"The clock of {node.Name} is {HealthWords.Time(off.Duration())} off", "Times of pictures made there are wrong by as much; leases are not, they use the database's clock. Let the machine set its clock by the network.");
        }
    }

    private static Advice Broken(BrokenModel model)
    {
        var name = Path.GetFileName(model.Folder);

        // Elsewhere the sentence stands alone and begins with the name.
        var why = model.Sentence.StartsWith($"{name}: ", StringComparison.Ordinal) ? model.Sentence[(name.Length + 2)..] : model.Sentence;
        return new Advice(AdviceLevel.Warn, $"The model {name} cannot be used", why) { Does = AdviceAction.LookAtModels, Id = model.Folder };
    }

    private static Func<TaskHealth, IEnumerable<Advice>> Task(HealthView view) => task =>
        task.Status == Data.Tasks.BackgroundTaskStatus.Failed && view.At - task.At < Recent
            ? [new Advice(AdviceLevel.Warn, $"{task.Name} failed {HealthWords.Ago(view.At - task.At)}", task.Error ?? "The log says why.")]
            : [];

    private static IEnumerable<Advice> Crashes(HealthView view)
    {
        var times = view.Crashes.Count;
        foreach (var crash in view.Crashes.Where(crash => view.At - crash.At < Recent))
        {
            var what = crash.Kind == nameof(SlotKind.Picture) ? "picture" : "prompt";
            var outcome = crash.Outcome switch
            {
                CrashOutcome.Recovered => $"Its {what} was tried once more and succeeded; nothing was lost.",
                CrashOutcome.Failed => $"Its {what} was tried once more and failed too; its author was told.",
                _ => $"Its {what} was put back, to be tried once more.",
            };
            yield return new Advice(
                crash.Outcome == CrashOutcome.Failed ? AdviceLevel.Warn : AdviceLevel.Done,
                $"{HealthWords.Slot(crash.Kind, crash.Number)} of {crash.Node} stopped {HealthWords.Ago(view.At - crash.At)}",
                $"While it worked with {crash.Model}, {SlotCrashedException.How(crash.ExitCode)}. {outcome} {(times == 1 ? "It is the first time in 30 days." : $"It happened {times} times in 30 days.")}")
            {
                LastWords = crash.LastWords.Length > 0 ? crash.LastWords : null,
                Id = crash.Id.ToString("N"),
            };
        }
    }
}

public enum AdviceLevel
{
    Bad,
    Warn,
    Done,
}

public enum AdviceAction
{
    None,
    TryAgain,
    TryAgainOrUseCpu,
    Resume,
    Forget,
    LookAtModels,
}

public sealed record Advice(AdviceLevel Level, string Title, string Text)
{
    public string? Node { get; init; }

    public AdviceAction Does { get; init; }

    /// <summary>The end of what a process printed before it stopped.</summary>
    public string? LastWords { get; init; }

    /// <summary>Of what it is about, where titles can be the same.</summary>
    public string Id { get; init; } = "";

    /// <summary>The page falls over two rows with the same one.</summary>
    public string Key => $"{Title}|{Node}|{Id}";

    public bool NeedsSomebody => Level != AdviceLevel.Done;
}
