using Microsoft.AspNetCore.Components;
using Studio.Data.Moderation.Pictures;
using Studio.Data.Moderation.Policies;
using Studio.Data.Moderation.Rules;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;
using Studio.Web.Errors;
using Studio.Web.Policies.Rehearsals;
using Studio.Web.Shell;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Policies;

/// <summary>What the page of policies reads, when it reads it again, and its presses.</summary>
public abstract class PoliciesPageBase : StudioComponent
{
    private CompiledPolicy? _draft;
    private (Guid Draft, CompiledPolicy InForce)? _compiled;
    private (Guid Draft, Rehearsal What)? _rehearsed;
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;

    [Parameter]
    public string? Workspace { get; set; }

    [SupplyParameterFromQuery(Name = "show")]
    protected string? Show { get; set; }

    [Inject]
    internal PolicyQueries Queries { get; set; } = null!;

    [Inject]
    internal PolicyActions Actions { get; set; } = null!;

    [Inject]
    internal DraftRehearsal Rehearsals { get; set; } = null!;

    [Inject]
    internal PoliciesInForce Policies { get; set; } = null!;

    [Inject]
    internal CurrentWorkspace Current { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    [Inject]
    protected Visit Visit { get; set; } = null!;

    protected PolicyBoardView? View { get; private set; }

    protected CompiledPolicy? InForce { get; private set; }

    protected string? Trouble { get; private set; }

    /// <summary>Of the draft as it is now; null until somebody asked.</summary>
    protected Rehearsal? Rehearsed => _rehearsed is { } done && done.Draft == View?.Draft?.Version ? done.What : null;

    protected bool IsRehearsing { get; private set; }

    protected bool Writes => Visit.Door.Allows(Permission.WritePolicies);

    protected bool Publishes => Visit.Door.Allows(Permission.PublishPolicies);

    protected bool ShowsDraft => View?.Draft is not null && Show != "force";

    protected PolicyDocument Rules => ShowsDraft ? View!.Draft!.Document : View!.InForce;

    protected IReadOnlyList<ChangedRule> Changes => View?.Draft is { } draft ? DraftChange.Between(View.InForce, draft.Document) : [];

    /// <summary>The classes of pictures with their limits: the server's, or stricter ones of this policy.</summary>
    protected IReadOnlyList<ImageRule> Pictures => Inheritance.Pictures(PictureRules.OfServer(View!.Server), Rules.Pictures);

    protected override async Task OnInitializedAsync()
    {
        var refresh = Unasked(RefreshAsync);
        Follow(Current.Id, e =>
        {
            if (e is PolicyEvent or EventsMissed)
            {
                refresh();
            }
        });
        _zone = await Queries.ZoneAsync(Gone);
        await LoadAsync();
    }

    /// <summary>The draft, ready to read texts; built when it is first asked for.</summary>
    protected CompiledPolicy? Draft()
    {
        if (View?.Draft is not { } draft)
        {
            return null;
        }

        if (_compiled != (draft.Version, InForce!))
        {
            (_draft, _compiled) = (InForce!.With(new CompiledRules(draft.Document), draft.Number), (draft.Version, InForce));
        }

        return _draft;
    }

    protected async Task RehearseAsync()
    {
        IsRehearsing = true;
        StateHasChanged();
        try
        {
            var version = View!.Draft!.Version;
            _rehearsed = (version, await Rehearsals.RunAsync(InForce!, Draft()!, Gone));
        }
        finally
        {
            IsRehearsing = false;
        }
    }

    /// <summary>What a version changed of the one before.</summary>
    protected Task<IReadOnlyList<ChangedRule>> CompareAsync(int number) => Queries.CompareAsync(number - 1, number, Gone);

    protected string Day(DateTime at) => TimeZoneInfo.ConvertTimeFromUtc(at, _zone).ToString("d MMM, HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    protected void Choose(bool draft) => Navigation.NavigateTo(Visit.Address(draft ? "policies" : "policies?show=force"), replace: true);

    protected async Task AddAsync(RuleKind kind)
    {
        var rule = NewRules.Of(kind);
        await Actions.SaveRuleAsync(before: null, rule, Gone);
        Navigation.NavigateTo(Visit.Address($"policies/{rule.Id}"));
    }

    protected Task BringBackAsync(int number) => RunAsync(() => Actions.BringBackAsync(number, Gone), $"Policy {number} is the draft now. Nothing changes until it is published.");

    protected Task TakeBackAsync(string id) => RunAsync(() => Actions.TakeBackAsync(id, Gone), said: null);

    protected Task DiscardAsync() => RunAsync(() => Actions.DiscardAsync(Gone), "The draft is gone. The policy in force stays.");

    protected Task TightenAsync(string id, RuleAction? action) => RunAsync(() => Actions.TightenAsync(id, action, Gone), said: null);

    protected Task ChangeAsync(TextRule rule, RuleAction action) => RunAsync(() => Actions.SaveRuleAsync(rule, rule with { Action = action }, Gone), said: null);

    protected Task SavePicturesAsync(ImageRule rule) => RunAsync(() => Actions.SavePicturesAsync(rule, Gone), said: null);

    protected Task PublishAsync(string reason) => RunAsync(
        async () =>
        {
            var number = await Actions.PublishAsync(reason, View!.Draft!.Version, Gone);
            Toasts.Show($"Policy {number} holds from now on.");
        },
        said: null);

    protected async Task RunAsync(Func<Task> act, string? said)
    {
        Trouble = null;
        try
        {
            await act();
            if (said is not null)
            {
                Toasts.Show(said);
            }
        }
        catch (Exception trouble) when (Refusals.Of(trouble) is { } refusal)
        {
            Trouble = refusal.Message;
        }

        await LoadAsync();
    }

    protected async Task LoadAsync()
    {
        InForce = await Policies.OfAsync(Gone);
        View = await Queries.ReadAsync(Gone);
    }

    private async Task RefreshAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }
}
