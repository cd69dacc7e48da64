using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Studio.Data.Nodes;
using Studio.Inference.Onnx;
using Studio.Jobs.Nodes;
using Studio.Jobs.Slots;
using Studio.Jobs.Slots.Protocol;

namespace Studio.Jobs.Devices;

/// <summary>
/// On what this node draws. What an administrator asks for is tried in a slot's process before anybody's picture depends on it; when it cannot be used,
/// the administrator's choice holds: go on with the CPU, or hold the picture slots back. Singleton, thread-safe.
/// </summary>
internal sealed partial class Device(ThisNode node, IOptions<SlotOptions> options, TimeProvider time, ILogger<Device> logger)
{
    internal const string Cpu = "cpu";

    private readonly SemaphoreSlim _trying = new(1, 1);
    private readonly Dictionary<Slot, (string Provider, int Number)> _fresh = [];
    private Attempt? _last;

    /// <summary>The provider that pictures are drawn with now.</summary>
    public string Runs => _last is { IsRefused: false } tried ? tried.Provider : Cpu;

    public DeviceReport Report
    {
        get
        {
            var decisions = node.Decisions;
            var tried = _last is { } last && IsCurrent(last, decisions) ? last : null;
            return new DeviceReport
            {
                Asked = decisions.Provider,
                Runs = tried is not null ? Runs : decisions.Provider == Cpu ? Cpu : null,
                Why = tried?.Why,
                IsHeld = tried is { IsRefused: true } && decisions.WhenDeviceFails == WhenDeviceFails.HoldBack,
                TriedAt = tried?.At,
            };
        }
    }

    /// <summary>False while the slot is held back. Tries the device where it was not tried yet, in a fresh process.</summary>
    public async Task<bool> IsReadyAsync(Slot slot, CancellationToken ct)
    {
        await _trying.WaitAsync(ct);
        try
        {
            var decisions = node.Decisions;
            if (_last is null || !IsCurrent(_last, decisions))
            {
                _last = await TryAsync(slot, decisions, ct);
            }

            await FreshenAsync(slot, _last, ct);
            return !_last.IsRefused || decisions.WhenDeviceFails == WhenDeviceFails.UseCpu;
        }
        finally
        {
            _trying.Release();
        }
    }

    /// <summary>A picture found out that the device, which answered to the trial, cannot compute after all.</summary>
    public async Task RefuseAsync(ProviderRefusedException refusal, CancellationToken ct)
    {
        await _trying.WaitAsync(ct);
        if (_last is { IsRefused: false } tried && tried.Provider == refusal.Provider)
        {
            _last = tried with { Why = refusal.Message, At = time.GetUtcNow().UtcDateTime };
            Refused(logger, refusal.Provider, refusal.Message);
        }

        _trying.Release();
    }

    private static bool IsCurrent(Attempt tried, NodeDecisions decisions) => tried.Provider == decisions.Provider && tried.Number == decisions.DeviceTries;

    private async Task<Attempt> TryAsync(Slot slot, NodeDecisions decisions, CancellationToken ct)
    {
        var tried = new Attempt(decisions.Provider, decisions.DeviceTries, Why: null, time.GetUtcNow().UtcDateTime);
        if (decisions.Provider == Cpu)
        {
            return tried;
        }

        try
        {
            // Libraries that were installed since are found by a new process only.
            await slot.RestartAsync(ct);
            _fresh[slot] = Key(tried);
            var onnx = new OnnxOptions { Provider = decisions.Provider, DeviceId = options.Value.DeviceId, IntraOpThreads = 1 };
            var answer = (Probed)(await slot.RunAsync(id => new ProbeRequest(id, onnx), _ => { }, ct)).Message;
            tried = tried with { Why = answer.Choice.Running == decisions.Provider ? null : answer.Choice.Why };
        }
        catch (Exception e) when (e is SlotCrashedException or SlotRefusedException)
        {
            tried = tried with { Why = e is SlotCrashedException crash ? $"the process that tried it did not survive: {SlotCrashedException.How(crash.ExitCode)}" : e.Message };
        }

        if (tried.Why is { } why)
        {
            Refused(logger, decisions.Provider, why);
        }

        return tried;
    }

    /// <summary>Every slot's process began after the last change of the device; this one does nothing at the moment.</summary>
    private async Task FreshenAsync(Slot slot, Attempt tried, CancellationToken ct)
    {
        if (_fresh.TryGetValue(slot, out var key) && key != Key(tried))
        {
            await slot.RestartAsync(ct);
        }

        _fresh[slot] = Key(tried);
    }

    private static (string Provider, int Number) Key(Attempt tried) => (tried.Provider, tried.Number);

    [LoggerMessage(LogLevel.Warning, "{Provider} cannot be used: {Why}")]
    private static partial void Refused(ILogger logger, string provider, string why);

    /// <param name="Number">Of the administrator's "Try again".</param>
    /// <param name="Why">It cannot be used; null when it can.</param>
    private sealed record Attempt(string Provider, int Number, string? Why, DateTime At)
    {
        public bool IsRefused => Why is not null;
    }
}
