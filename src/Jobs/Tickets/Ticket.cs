using Quartz;
using Studio.Jobs.Slots;

namespace Studio.Jobs.Tickets;

/// <summary>A ticket carries no work: when it fires, one slot of its kind wakes and asks the queue for what is next.</summary>
internal sealed class Ticket(SlotWake wake, TicketOffice office) : IJob
{
    public const string KindKey = "kind";

    public static JobKey KeyOf(SlotKind kind) => new(kind.ToString(), "tickets");

    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var kind = Enum.Parse<SlotKind>(context.MergedJobDataMap.GetString(KindKey)!);
        office.Fired(kind);
        wake.Wake(kind, slots: 1);
        return ValueTask.CompletedTask;
    }
}
