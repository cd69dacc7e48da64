using System.Globalization;
using Microsoft.AspNetCore.Components;
using Studio.Jobs.Events;
using Studio.Web.Evaluations.Lists;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Evaluations.Results;

/// <summary>What the raters of one evaluation say, live. Counted by the database at once; what takes every single vote follows.</summary>
public sealed partial class EvaluationResultsPage
{
    private ResultsView? _view;
    private ResultsReport? _report;
    private Action? _slow;
    private bool _hessian;

    [Parameter]
    public string? Workspace { get; set; }

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "category")]
    public string? Category { get; set; }

    [SupplyParameterFromQuery(Name = "question")]
    public string? Question { get; set; }

    [SupplyParameterFromQuery(Name = "all")]
    public string? WithLeftOut { get; set; }

    [SupplyParameterFromQuery(Name = "ties")]
    public string? Ties { get; set; }

    [SupplyParameterFromQuery(Name = "anchor")]
    public string? Anchor { get; set; }

    [Inject]
    internal EvaluationQueries Evaluations { get; set; } = null!;

    [Inject]
    internal ResultsQueries Queries { get; set; } = null!;

    [Inject]
    internal TrustQueries Trusts { get; set; } = null!;

    [Inject]
    internal SlowResults Slow { get; set; } = null!;

    [Inject]
    internal Visit Visit { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    private PowerSentence? Power => _report is { Groups: [var largest, ..] } report ? PowerSentence.Of(RankedSystem.Of(report, largest, _hessian), largest) : null;

    protected override void OnInitialized()
    {
        _slow = Unasked(AddSlowAsync);
        var live = Unasked(async () =>
        {
            await CountAsync();
            StateHasChanged();
        });
        Follow(Visit.Door.Id, e =>
        {
            if (e is VoteEvent or EventsMissed || (e is EvaluationChanged changed && changed.EvaluationId == Id))
            {
                live();
            }
        });
    }

    protected override Task OnParametersSetAsync() => CountAsync();

    private async Task CountAsync()
    {
        var summary = await Evaluations.OneAsync(Id, Gone);
        var filter = ResultsFilter.Of(Id, summary.Evaluation.Questions, Category, Question, WithLeftOut == "1", ResultsScaleChoice.Of(Ties, Anchor));
        var report = ResultsReport.Of(await Queries.CountAsync(filter, Gone), filter.Scale);
        // What was said of the raters stays until it is counted anew.
        var known = _view?.Filter == filter ? _view.Trust : null;
        _view = new ResultsView(filter, summary, await Trusts.MissingAsync(Id, Gone), known, await Trusts.LeftOutAsync(Id, Gone))
        {
            Pairs = await Trusts.PairsAsync(filter, Gone),
            NotBrought = await Trusts.NotBroughtAsync(Id, Gone),
            Joining = await Trusts.JoiningAsync(filter, report, Gone),
        };
        _report = report;
        _slow!();
    }

    private async Task AddSlowAsync()
    {
        if (_report is { Groups.Count: > 0 } counted && _view is { } view)
        {
            var whole = await Slow.AddAsync(counted, await Queries.InOrderAsync(view.Filter, Gone), Gone);
            var trust = await Trusts.ReadAsync(view.Filter, Gone);
            if (ReferenceEquals(_report, counted))
            {
                (_report, _view) = (whole, view with { Trust = trust });
                StateHasChanged();
            }
        }
    }

    private void Go(ResultsFilter filter) => Navigation.NavigateTo(Visit.Address($"evaluations/{Id}/results") + filter.Query);

    /// <summary>Of all questions and categories; those who are left out stay so.</summary>
    private string Everything(string name) => $"{Visit.Address($"evaluations/{Id}/files")}/{name}{(_view?.Filter.WithLeftOut == true ? "?all=1" : "")}";

    private string File(string name) => $"{Visit.Address($"evaluations/{Id}/files")}/{name}{_view?.Filter.Query}";

    private string Chart(string name) => $"{Visit.Address($"evaluations/{Id}/files")}/{name}{IntervalChoice.With(_view?.Filter.Query ?? "", _hessian)}";

    private static string Pressed(bool isOn) => isOn ? "true" : "false";

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string NoScale(ResultsReport report, ResultsView view)
    {
        var groups = report.Groups.Select(group => group.Systems).Concat(report.Alone.Select(system => (IReadOnlyList<int>)[system]))
            .Select(group => string.Join(", ", group.Select(system => report.Counts.Systems[system].Name)));
        return $"These were never compared with each other: {string.Join("; ", groups)}. {EvaluationWords.HowToJoin(view.Summary, view.Joining)}";
    }
}
