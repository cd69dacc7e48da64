using Studio.Data.Nodes;
using Studio.Inference.Models;
using Studio.Web.Health;

namespace Studio.Web.Tests.Health;

public sealed class HealthAdviceTests
{
    private static readonly DateTime Now = new(2026, 11, 20, 14, 5, 0, DateTimeKind.Utc);

    [Fact]
    public void Nothing_to_do_says_so_with_numbers()
    {
        var view = View([Node("studio-1")]);
        var advice = HealthAdvice.Of(view);

        Assert.Empty(advice);
        Assert.Equal("All is well", HealthWords.Verdict(advice));
        Assert.Equal("1 slot, nobody waits, 0 failures in 24 h.", HealthWords.Summary(view, advice));
    }

    [Fact]
    public void A_slot_that_is_held_back_waits_for_a_decision()
    {
        var held = new DeviceReport { Asked = "cuda", Runs = "cpu", Why = "libcudnn.so.9: cannot open shared object file", IsHeld = true };
        var view = View([Node("studio-1"), Node("werkstatt", device: held)], waiting: 3);

        var advice = Assert.Single(HealthAdvice.Of(view));

        Assert.Equal(AdviceAction.TryAgainOrUseCpu, advice.Does);
        Assert.Equal("werkstatt draws nothing: CUDA cannot be used", advice.Title);
        Assert.Contains("CUDA was asked for. Libcudnn.so.9: cannot open shared object file. Its slot is held back, as you chose for this case; 3 pictures wait.", advice.Text, StringComparison.Ordinal);
        Assert.Equal("Working, and one thing needs you", HealthWords.Verdict([advice]));
    }

    [Fact]
    public void When_no_slot_takes_work_that_comes_first()
    {
        var view = View([Node("studio-1", isPaused: true)], waiting: 14);

        var advice = HealthAdvice.Of(view);

        Assert.Equal(["No slot can make pictures", "studio-1 takes no new work"], advice.Select(one => one.Title));
        Assert.Contains("14 pictures wait, none is lost.", advice[0].Text, StringComparison.Ordinal);
        Assert.Equal("Not all is working: two things need you", HealthWords.Verdict(advice));
    }

    [Fact]
    public void A_node_that_fell_silent_is_lost_and_one_that_stopped_is_not()
    {
        var silent = Node("gone", isHeard: false);
        silent.Row.HeardAt = Now.AddMinutes(-2);
        var stopped = Node("stopped", isHeard: false);
        stopped.Row.StoppedAt = Now.AddMinutes(-2);

        var advice = Assert.Single(HealthAdvice.Of(View([Node("studio-1"), silent, stopped])));

        Assert.Equal(("gone has not been heard for 2 min", AdviceAction.Forget), (advice.Title, advice.Does));
    }

    [Theory]
    [InlineData(CrashOutcome.Recovered, "succeeded; nothing was lost", false)]
    [InlineData(CrashOutcome.Failed, "failed too; its author was told", true)]
    public void A_crash_says_what_it_cost_and_keeps_its_last_words(CrashOutcome outcome, string words, bool needsSomebody)
    {
        var crash = new SlotCrash { Node = "studio-1", Kind = "Picture", Number = 2, At = Now.AddMinutes(-25), ExitCode = 134, Model = "Any", LastWords = "GGML_ASSERT(n_tokens) failed", Outcome = outcome };
        var view = View([Node("studio-1")]) with { Crashes = [crash] };

        var advice = Assert.Single(HealthAdvice.Of(view));

        Assert.Equal("Slot 2 of studio-1 stopped 25 min ago", advice.Title);
        Assert.Contains("its library gave up (SIGABRT)", advice.Text, StringComparison.Ordinal);
        Assert.Contains(words, advice.Text, StringComparison.Ordinal);
        Assert.EndsWith("It is the first time in 30 days.", advice.Text, StringComparison.Ordinal);
        Assert.Equal(needsSomebody, advice.NeedsSomebody);
        Assert.Contains("GGML_ASSERT", HealthReport.Of(view, [advice]), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_model_that_cannot_be_used_is_named_and_leads_to_the_models()
    {
        // One name in two folders, as two repositories of a hub have it.
        var view = View([Node("studio-1")]) with
        {
            BrokenModels = [new BrokenModel("/a/tiny", "tiny: unet/model.onnx is missing."), new BrokenModel("/b/tiny", "unet/model.onnx is missing."), new BrokenModel("/b/smol.gguf", "smol.gguf cannot be read: it is cut off.")],
        };

        var advice = HealthAdvice.Of(view);

        Assert.Equal(["The model tiny cannot be used", "The model tiny cannot be used", "The model smol.gguf cannot be used"], advice.Select(one => one.Title));
        Assert.Equal(3, advice.DistinctBy(one => one.Key).Count());
        Assert.All(advice, one => Assert.Equal(AdviceAction.LookAtModels, one.Does));
        Assert.Equal(["unet/model.onnx is missing.", "unet/model.onnx is missing.", "smol.gguf cannot be read: it is cut off."], advice.Select(one => one.Text));
    }

    [Fact]
    public void A_full_disk_and_a_wrong_clock_are_said()
    {
        var node = Node("studio-1", disk: new DiskReport("/data", 500_000_000_000, 1_000_000_000, 1, 1));
        node.Row.Report = node.Report with { Machine = node.Report.Machine with { Clock = Now.AddSeconds(-40) } };

        Assert.Equal(
            ["The disk of studio-1 is nearly full", "The clock of studio-1 is 40 s off"],
            HealthAdvice.Of(View([node])).Select(advice => advice.Title));
    }

    [Fact]
    public void Half_and_95_percent_are_waits_that_really_happened()
    {
        var waits = Enumerable.Range(1, 20).Select(seconds => new QueueWaits.Waited(Now, seconds)).ToList();

        Assert.Equal((10, 19), (QueueWaits.At(waits, 0.5), QueueWaits.At(waits, 0.95)));
        var hours = QueueWaits.Hours(waits, Now);
        Assert.Equal(24, hours.Count);
        Assert.Equal((20, 10.0), (hours[^1].Pictures, hours[^1].HalfSeconds));
        Assert.All(hours.SkipLast(1), hour => Assert.Equal(0, hour.Pictures));
        Assert.Equal(20, new WaitsChart(hours).Top);
    }

    private static HealthView View(IReadOnlyList<NodeView> nodes, int waiting = 0) => new(
        Now, "studio-1", nodes, new QueueHealth(waiting, 0, null, null, []), new DatabaseHealth("SQLite", 1, 1, TimeSpan.FromMilliseconds(2)), [], [], []);

    private static NodeView Node(string name, bool isHeard = true, bool isPaused = false, DeviceReport? device = null, DiskReport? disk = null)
    {
        var report = new NodeReport
        {
            Device = device ?? new DeviceReport { Asked = "cpu", Runs = "cpu" },
            Slots = [new SlotReport { Kind = "Picture", Number = 1 }],
            Machine = new MachineReport { Clock = Now, Disk = disk },
        };
        return new NodeView(new Node { Name = name, HeardAt = Now, IsPaused = isPaused, Report = report }, isHeard, [.. report.Slots.Select(slot => new SlotView(slot, null, null, null))]);
    }
}
