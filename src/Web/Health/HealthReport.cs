using System.Globalization;
using System.Text;
using Studio.Inference.Hub;
using Studio.Inference.Onnx;

namespace Studio.Web.Health;

/// <summary>The page as text, to send to somebody who helps: no names of people, workspaces or addresses.</summary>
internal static class HealthReport
{
    public static string Of(HealthView view, IReadOnlyList<Advice> advice)
    {
        var text = new StringBuilder();
        Line(text, $"Studio, {view.At:yyyy-MM-dd HH:mm:ss} UTC: {HealthWords.Verdict(advice)}");
        foreach (var one in advice)
        {
            Line(text, $"- [{one.Level}] {one.Title}. {one.Text}");
            if (one.LastWords is { } words)
            {
                Line(text, $"  last words: {words.ReplaceLineEndings(" | ")}");
            }
        }

        foreach (var node in view.Nodes)
        {
            Node(text, node);
        }

        Line(text, $"Queue: {view.Queue.Waiting} wait; 24 h: half waited at most {view.Queue.HalfSeconds:0.0} s, 95 % {view.Queue.MostSeconds:0.0} s, {view.Queue.Failed} failed");
        Line(text, $"Database: {view.Database.Kind}, {Size(view.Database.Bytes)}, log {Size(view.Database.LogBytes)}, answers in {view.Database.Answer.TotalMilliseconds:0.0} ms");
        return text.ToString();
    }

    private static void Node(StringBuilder text, NodeView node)
    {
        var (machine, device, memory) = (node.Report.Machine, node.Report.Device, node.Report.Memory);
        Line(text, $"Node {node.Name}: {(node.IsHeard ? "heard" : node.IsLost ? "lost" : "stopped")}, version {node.Report.Version}, {machine.System}, {machine.Processors} threads, {Size(machine.MemoryBytes)}, processes {Size(machine.ResidentBytes)}{(node.Row.IsPaused ? ", takes no new work" : "")}");
        Line(text, $"  device: asked {ProviderChoice.Shown(device.Asked)}, runs {(device.Runs is { } runs ? ProviderChoice.Shown(runs) : "not tried yet")}{(device.IsHeld ? ", held back" : "")}{(device.Why is { } why ? $"; {why}" : "")}");
        Line(text, $"  models: {Size(memory.Loaded.Sum(model => model.Bytes) + memory.WorkBytes)} of {Size(memory.BudgetBytes)}: {string.Join(", ", memory.Loaded.Select(model => $"{model.Name} {Size(model.Bytes)} ({model.Slot})"))}; {memory.Left} left today, {memory.Loads} loads in {memory.LoadMilliseconds / 1_000:0.0} s");
        Line(text, $"  slots: {string.Join(", ", node.Slots.Select(slot => $"{slot.Report.Kind} {slot.Report.Number} {(slot.Report.Work is { } work ? work.Waits ?? work.Model : "idle")}"))}");
        if (machine.Disk is { } disk)
        {
            Line(text, $"  disk: {Size(disk.FreeBytes)} free of {Size(disk.TotalBytes)}, pictures {Size(disk.PicturesBytes)}, models {Size(disk.ModelsBytes)}");
        }

        foreach (var chore in node.Report.Chores)
        {
            Line(text, $"  {chore.Name}: {(chore.HasFailed ? "failed, " : "")}{chore.Result ?? "not yet"}");
        }
    }

    private static string Size(long? bytes) => bytes is { } known ? ByteText.Of(known) : "unknown";

    private static void Line(StringBuilder text, FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}
