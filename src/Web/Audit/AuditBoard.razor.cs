using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;

namespace Studio.Web.Audit;

/// <summary>The page of a chain: what is shown is in the address, so every filter, page and open entry is a link.</summary>
public sealed partial class AuditBoard
{
    private CancellationTokenSource? _verifying;
    private IJSObjectReference? _export;
    private AuditView? _view;
    private AuditOpened? _opened;
    private AuditFilter _filter = new();
    private long _proved;
    private Action _readAgain = null!;
    private Action<long> _tell = null!;

    [Parameter, EditorRequired]
    public required IAuditDesk Desk { get; set; }

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>For whoever decides appeals: what is closed while one can be made opens to them when they give that up.</summary>
    [Parameter]
    public bool MayReadClosed { get; set; }

    /// <summary>Above everything: the tabs of the pages it belongs to.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    protected override ValueTask LeaveAsync()
    {
        Navigation.LocationChanged -= Moved;
        return ValueTask.CompletedTask;
    }

    protected override async Task OnInitializedAsync()
    {
        _readAgain = Unasked(async () =>
        {
            await ReadAsync();
            StateHasChanged();
        });
        _tell = Unasked<long>(number =>
        {
            Told(number);
            return Task.CompletedTask;
        });
        Navigation.LocationChanged += Moved;
        await ReadAsync();
    }

    private void Moved(object? sender, LocationChangedEventArgs e)
    {
        if (new Uri(e.Location).AbsolutePath == Desk.Address)
        {
            _readAgain();
        }
    }

    private async Task ReadAsync()
    {
        _filter = AuditFilter.FromAddress(Navigation.Uri);
        try
        {
            _view = await Desk.ReadAsync(_filter, Gone);
            _opened = _filter.Entry is { } number ? await Desk.OpenAsync(number, Gone) : null;
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            // The page was left.
        }
    }

    private void Show(AuditFilter filter) => Navigation.NavigateTo(Desk.Address + filter.ToQuery());

    private void Open(long number) => Show(_filter with { Entry = number });

    private void Close() => Show(_filter with { Entry = null });

    private void About(string about) => Show(new AuditFilter { About = about, Entry = _filter.Entry });

    private async Task ReadClosedAsync(long number)
    {
        await Desk.ReadClosedAsync(number, Gone);
        await ReadAsync();
    }

    private async Task VerifyAsync()
    {
        using var verifying = CancellationTokenSource.CreateLinkedTokenSource(Gone);
        (_verifying, _proved) = (verifying, 0);
        try
        {
            var verdict = await Desk.VerifyAsync(new Progress<long>(_tell), verifying.Token);
            Toasts.Show(verdict.IsWhole ? $"Every entry is as it was written, up to {Number(verdict.ProvedTo)}." : $"The log is broken at entry {Number(verdict.FaultAt ?? 0)}.");
            await ReadAsync();
        }
        catch (OperationCanceledException) when (verifying.IsCancellationRequested)
        {
            // Stopped, or the page was left: what was found before stays.
        }
        finally
        {
            _verifying = null;
        }
    }

    private void Told(long number)
    {
        _proved = number;
        StateHasChanged();
    }

    private void Stop() => _verifying?.Cancel();

    private async Task ExportAsync(AuditExportChoice choice)
    {
        _export ??= await Script.InvokeAsync<IJSObjectReference>("import", Gone, "/js/audit/export.js");
        var fields = choice.IsAll ? [] : _filter.Fields().Where(field => field.Value is not null && field.Name is not ("before" or "entry")).ToDictionary(field => field.Name, field => field.Value!);
        fields["format"] = choice.Format;
        await _export.InvokeVoidAsync("send", Gone, $"{Desk.Address}/export", fields);
    }

    private string Range(AuditView view)
    {
        var since = view.Since is { } first ? $" since {view.Days.Local(first).ToString("d MMM yyyy", CultureInfo.InvariantCulture)}" : "";
        var found = _filter.IsEmpty ? "" : $"{Number(view.Found)} fit; ";
        return $"{found}{Number(view.Lines[0].Entry.Number)} to {Number(view.Lines[^1].Entry.Number)} of {Number(view.Length)}{since}";
    }

    internal static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
