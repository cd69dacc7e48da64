using System.Globalization;
using Microsoft.AspNetCore.Components;
using Studio.Data.Moderation.Limits;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Web.Policies;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Moderation.Limits;

/// <summary>Moves a limit and says what it would have done. The scores are read once for a time; a move is a sum in memory.</summary>
public sealed partial class LimitsPage
{
    /// <summary>Below it an interval is too wide to choose a limit by.</summary>
    private const int FewDecisions = 20;

    private LimitsView? _view;
    private Gallery.WorkspaceDays _zone = new(TimeZoneInfo.Utc);
    private int? _days;
    private int _tried;
    private (string, bool)? _shown;

    [Parameter]
    public required string Workspace { get; set; }

    [SupplyParameterFromQuery(Name = "class")]
    private string? Named { get; set; }

    [SupplyParameterFromQuery(Name = "limit")]
    private string? Limit { get; set; }

    [SupplyParameterFromQuery(Name = "days")]
    private string? Days { get; set; }

    /// <summary>The one to begin with, in hundredths.</summary>
    [SupplyParameterFromQuery(Name = "at")]
    private int? At { get; set; }

    [Inject]
    private LimitsQueries Queries { get; set; } = null!;

    [Inject]
    private Gallery.GalleryQueries GalleryQueries { get; set; } = null!;

    [Inject]
    private PolicyActions Policies { get; set; } = null!;

    [Inject]
    private CurrentWorkspace Current { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private Visit Visit { get; set; } = null!;

    private string Class => _view!.Classes.FirstOrDefault(name => string.Equals(name, Named, StringComparison.OrdinalIgnoreCase)) ?? _view.Classes[0];

    private bool IsBlock => Limit == "block";

    private string Verb => IsBlock ? "Block" : "Hold";

    private string Done => IsBlock ? "blocked" : "held";

    private ClassScores? Scores => _view!.Scores.Classes.GetValueOrDefault(Class);

    /// <summary>In hundredths.</summary>
    private int? Now => Step(IsBlock ? _view!.Rule(Class).Block : _view!.Rule(Class).Hold);

    private int? BlockNow => Step(_view!.Rule(Class).Block);

    private int? ServerLimit => _view!.Server.FirstOrDefault(rule => rule.Class == Class) is { } rule ? Step(IsBlock ? rule.Block : rule.Hold) : null;

    private int Judged => Scores is { } scores ? scores.All(Said.Rejected) + scores.All(Said.Approved) : 0;

    private int WantedDays => Days == "90" ? 90 : 30;

    protected override async Task OnParametersSetAsync()
    {
        if (!Current.Access.Allows(Permission.WritePolicies))
        {
            return;
        }

        if (_days != WantedDays)
        {
            var wanted = _days = WantedDays;
            _zone = await GalleryQueries.DaysAsync(Gone);
            var view = await Queries.ReadAsync(wanted.Value, Gone);
            // Somebody chose another time while this one was read.
            if (wanted == WantedDays)
            {
                _view = view;
            }
        }

        if (_view is not null && _shown != (Class, IsBlock))
        {
            _shown = (Class, IsBlock);
            _tried = At is >= 1 and < ClassScores.Steps ? At.Value : Now ?? (IsBlock ? 95 : 80);
        }
    }

    /// <summary>The end of the address where a limit is tried.</summary>
    internal static string Query(string name, bool isBlock, int hundredths) =>
        string.Create(CultureInfo.InvariantCulture, $"moderation/limits?class={Uri.EscapeDataString(name)}&limit={(isBlock ? "block" : "hold")}&at={hundredths}");

    private static int? Step(double? limit) => limit is { } known ? (int)Math.Round(known * 100) : null;

    private static string Text(double? limit) => limit?.ToString("0.00", CultureInfo.InvariantCulture) ?? "never";

    private async Task DraftAsync()
    {
        var (before, limit) = (_view!.Drafted(Class), _tried / 100.0);
        await Policies.SavePicturesAsync(IsBlock ? before with { Block = limit } : before with { Hold = limit }, Gone);
        Toasts.Show($"{LimitWords.Limit(_tried)} is in the draft of the next policy. It holds when the draft is published.");
        _view = _view with { Draft = [.. _view.Draft.Where(rule => rule.Class != Class), IsBlock ? before with { Block = limit } : before with { Hold = limit }] };
    }

    private string AddressOf(string name, string? limit, string? days) => Visit.Address($"moderation/limits?class={Uri.EscapeDataString(name)}&limit={limit ?? "hold"}&days={days ?? "30"}");

    private void Go(string name, string? limit, string? days) => Navigation.NavigateTo(AddressOf(name, limit, days));
}
