using Microsoft.Extensions.Logging;
using Studio.Jobs.Slots.Protocol;

namespace Studio.Jobs.Slots;

/// <summary>A process beside those that draw, for short questions about pictures: nobody who asks one waits for a picture. It ends when nothing comes. Thread-safe.</summary>
internal sealed class IdleSlot : IDisposable
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(2);

    private readonly Slot _slot;
    private readonly ITimer _end;

    public IdleSlot(SlotOptions options, TimeProvider time, ILogger logger)
    {
        _slot = new Slot(SlotKind.Picture, number: 0, SlotCommand.From(options), options, logger);
        _end = time.CreateTimer(_ => _ = EndAsync(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public async Task<SlotMessage> AskAsync(Func<long, SlotMessage> request, CancellationToken ct)
    {
        try
        {
            return (await _slot.RunAsync(request, _ => { }, ct)).Message;
        }
        finally
        {
            _end.Change(Idle, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        _end.Dispose();
        _slot.Dispose();
    }

    private async Task EndAsync()
    {
        if (_slot.TryTakeTurn())
        {
            await _slot.LetGoAsync([.. _slot.Holdings.Models.Select(model => model.Hash)]);
        }
    }
}
