using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Studio.Data;
using Studio.Web.Shell;

namespace Studio.Web.Health;

/// <summary>Looks again every few seconds, and every second for a while after something was decided.</summary>
public abstract class HealthPageBase : StudioComponent
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
    private const int SoonLooks = 8;

    private ITimer? _timer;
    private IJSObjectReference? _copy;
    private int _soonLooks;

    [Inject]
    internal HealthQueries Queries { get; set; } = null!;

    [Inject]
    internal HealthActions Actions { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    internal HealthView? View { get; private set; }

    internal IReadOnlyList<Advice> Advice { get; private set; } = [];

    protected bool IsPaused => View is { Running.Count: > 0 } view && view.Running.All(node => node.Row.IsPaused);

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _timer = UnaskedEvery(Every, LookAsync);
            _timer.Change(TimeSpan.Zero, Every);
        }
    }

    /// <summary>What was decided takes a moment to be done by its node.</summary>
    protected async Task DecidedAsync()
    {
        _soonLooks = SoonLooks;
        _timer?.Change(Soon, Soon);
        await ReadAsync();
    }

    protected async Task PauseOrResumeAsync()
    {
        var pause = !IsPaused;
        await Actions.PauseAsync(View!.Running.Select(node => node.Name), pause, CancellationToken.None);
        Toasts.Show(pause ? "No new work is begun; what runs is finished." : "New work is begun again.");
        await DecidedAsync();
    }

    protected async Task CopyAsync()
    {
        _copy ??= await Script.InvokeAsync<IJSObjectReference>("import", "/js/images/copy.js");
        var copied = await _copy.InvokeAsync<bool>("copy", HealthReport.Of(View!, Advice));
        Toasts.Show(copied ? "The report is copied. It names no people and no workspaces." : "Your browser does not let pages copy here.");
    }

    private async Task LookAsync()
    {
        if (_soonLooks > 0 && --_soonLooks == 0)
        {
            _timer?.Change(Every, Every);
        }

        await ReadAsync();
    }

    // While the database is away, what was seen last stays, with its time.
    private async Task ReadAsync()
    {
        try
        {
            View = await Queries.ReadAsync(Gone);
            Advice = HealthAdvice.Of(View);
            StateHasChanged();
        }
        catch (StudioException)
        {
            // No administrator any more: the request for the page says what is there for them.
            Navigation.NavigateTo(Navigation.Uri, forceLoad: true);
        }
    }
}
