using System.Globalization;
using Microsoft.AspNetCore.Components;
using Studio.Jobs.Events;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Evaluations;

/// <summary>What the votes of the studio say, live. Counted by the database at once; what takes every single vote follows.</summary>
public sealed partial class ResultsPage
{
    private ResultsFilter _filter = new();
    private ResultsReport? _report;
    private Action? _slow;
    private bool _hessian;

    [Parameter]
    public string? Workspace { get; set; }

    [SupplyParameterFromQuery(Name = "category")]
    public string? Category { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "ties")]
    public string? Ties { get; set; }

    [SupplyParameterFromQuery(Name = "anchor")]
    public string? Anchor { get; set; }

    [Inject]
    internal ResultsQueries Queries { get; set; } = null!;

    [Inject]
    internal SlowResults Slow { get; set; } = null!;

    [Inject]
    internal Visit Visit { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    private string Facts => _report is not { Counts: { Total: > 0 } counts }
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{counts.Total:N0} {(counts.Total == 1 ? "vote" : "votes")} · {counts.Systems.Count} {(counts.Systems.Count == 1 ? "system" : "systems")}");

    protected override void OnInitialized()
    {
        _slow = Unasked(AddSlowAsync);
        var live = Unasked(ReadAgainAsync);
        Follow(Visit.Door.Id, e =>
        {
            if (e is VoteEvent or EventsMissed)
            {
                live();
            }
        });
    }

    protected override async Task OnParametersSetAsync()
    {
        var filter = ResultsFilter.Of(Category, From, ResultsScaleChoice.Of(Ties, Anchor));
        if (_report is null || filter != _filter)
        {
            await CountAsync(filter);
        }
    }

    private async Task ReadAgainAsync()
    {
        await CountAsync(_filter);
        StateHasChanged();
    }

    private async Task CountAsync(ResultsFilter filter)
    {
        _filter = filter;
        var report = ResultsReport.Of(await Queries.CountAsync(filter, Gone), filter.Scale);
        // Another choice was made meanwhile: that one's answer is on its way.
        if (filter == _filter)
        {
            _report = report;
            _slow!();
        }
    }

    private async Task AddSlowAsync()
    {
        if (_report is { Groups.Count: > 0 } counted)
        {
            var whole = await Slow.AddAsync(counted, await Queries.InOrderAsync(_filter, Gone), Gone);
            if (ReferenceEquals(_report, counted))
            {
                _report = whole;
                StateHasChanged();
            }
        }
    }

    private void Go(ResultsFilter filter) => Navigation.NavigateTo(Visit.Address("evaluations/studio") + filter.Query);

    private string File(string name) => $"{Visit.Address("evaluations")}/{name}{_filter.Query}";

    private string Chart(string name) => $"{Visit.Address("evaluations")}/{name}{IntervalChoice.With(_filter.Query, _hessian)}";

    private static string NoScale(ResultsReport report)
    {
        var groups = report.Groups.Select(group => group.Systems).Concat(report.Alone.Select(system => (IReadOnlyList<int>)[system]))
            .Select(group => string.Join(", ", group.Select(system => report.Counts.Systems[system].Name)));
        return $"These were never compared with each other: {string.Join("; ", groups)}. One choice between two of them joins their groups.";
    }
}
