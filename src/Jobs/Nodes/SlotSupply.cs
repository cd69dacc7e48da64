using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Nodes;
using Studio.Jobs.Claims;
using Studio.Jobs.Slots;

namespace Studio.Jobs.Nodes;

/// <summary>The slots of one kind on all nodes that were heard lately.</summary>
/// <param name="Working">Take work.</param>
/// <param name="Held">Are held back, because the device they were to use cannot be used.</param>
/// <param name="Paused">Take no new work, by an administrator's wish.</param>
/// <param name="WaitingForMemory">Have begun something that does not fit into the memory for models yet.</param>
/// <param name="ModelMemoryBytes">The most that one of these nodes gives models.</param>
/// <param name="Provider">What that node draws with.</param>
public sealed record SlotSupply(int Working, int Held, int Paused, int WaitingForMemory, long ModelMemoryBytes, string Provider)
{
    /// <summary>None of them has room on its disk to keep a picture.</summary>
    public bool IsDiskShort { get; init; }

    public int All => Working + Held + Paused;

    /// <param name="db">Any context: nodes belong to no workspace.</param>
    /// <param name="own">Of this process, which counts while no node was heard yet.</param>
    /// <param name="ct">The caller's.</param>
    public static Task<SlotSupply> ReadAsync(StudioDbContext db, SlotOptions own, CancellationToken ct) => ReadAsync(db, SlotKind.Picture, own, ct);

    /// <summary>Those that write prompts: a device that pictures cannot use and a full disk do not hold them up.</summary>
    public static Task<SlotSupply> WritersAsync(StudioDbContext db, SlotOptions own, CancellationToken ct) => ReadAsync(db, SlotKind.Writer, own, ct);

    private static async Task<SlotSupply> ReadAsync(StudioDbContext db, SlotKind kind, SlotOptions own, CancellationToken ct)
    {
        // A row that was just taken says nothing yet, which is not the same as having no slots.
        var nodes = (await DatabaseClock.Heard(db).AsNoTracking().ToListAsync(ct))
            .FindAll(node => node.Report.Slots.Count > 0 || node.Report.Version.Length > 0)
            .ConvertAll(node => new OfNode(node, node.Report.Slots.Count(slot => Is(slot, kind)), IsHeld: kind == SlotKind.Picture && node.Report.Device.IsHeld));
        if (nodes.Count == 0)
        {
            var decisions = NodeDecisions.Of(own, decided: null);
            return new SlotSupply(own.CountOf(kind), Held: 0, Paused: 0, WaitingForMemory: 0, decisions.ModelMemoryBytes, decisions.Provider);
        }

        var drawing = nodes.FindAll(node => node.Slots > 0);
        var largest = (drawing.Count > 0 ? drawing : nodes).MaxBy(node => node.Node.Report.Memory.BudgetBytes)!.Node.Report;
        return new SlotSupply(
            drawing.Where(node => !node.Node.IsPaused && !node.IsHeld).Sum(node => node.Slots),
            drawing.Where(node => !node.Node.IsPaused && node.IsHeld).Sum(node => node.Slots),
            drawing.Where(node => node.Node.IsPaused).Sum(node => node.Slots),
            drawing.Sum(node => node.Node.Report.Slots.Count(slot => Is(slot, kind) && slot.Work?.Waits is not null)),
            largest.Memory.BudgetBytes > 0 ? largest.Memory.BudgetBytes : NodeDecisions.Of(own, decided: null).ModelMemoryBytes,
            largest.Device.Runs ?? own.Provider)
        {
            IsDiskShort = drawing.Count > 0 && drawing.TrueForAll(node => node.Node.Report.Machine.Disk is { IsShort: true }),
        };
    }

    private static bool Is(SlotReport slot, SlotKind kind) => slot.Kind == kind.ToString();

    private sealed record OfNode(Node Node, int Slots, bool IsHeld);
}
