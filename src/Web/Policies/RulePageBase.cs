using Microsoft.AspNetCore.Components;
using Studio.Data.Moderation.Policies;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;
using Studio.Web.Policies.Lately;
using Studio.Web.Policies.Rehearsals;
using Studio.Web.Shell;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Policies;

/// <summary>One rule of the workspace's draft.</summary>
public abstract class RulePageBase : StudioComponent
{
    [Parameter]
    public string? Workspace { get; set; }

    [Parameter]
    public string Rule { get; set; } = "";

    [Inject]
    internal PolicyQueries Queries { get; set; } = null!;

    [Inject]
    internal PolicyActions Actions { get; set; } = null!;

    [Inject]
    internal DraftRehearsal Rehearsals { get; set; } = null!;

    [Inject]
    internal LatelyQueries LatelyRead { get; set; } = null!;

    [Inject]
    internal CurrentWorkspace Current { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    [Inject]
    protected Visit Visit { get; set; } = null!;

    protected PolicyBoardView? View { get; private set; }

    /// <summary>As it stands in the draft, or in force where nobody drafts; null when it is gone.</summary>
    protected TextRule? Shown { get; private set; }

    /// <summary>Null until it is counted.</summary>
    protected RuleUse? Use { get; private set; }

    protected bool Writes => Visit.Door.Allows(Permission.WritePolicies);

    protected override void OnInitialized()
    {
        var refresh = Unasked(RefreshAsync);
        Follow(Current.Id, e =>
        {
            if (e is PolicyEvent or EventsMissed)
            {
                refresh();
            }
        });
    }

    protected override async Task OnParametersSetAsync()
    {
        var counted = Shown?.Id;
        await LoadAsync();
        if (Writes && Shown is { } rule && rule.Id != counted)
        {
            Use = null;
            Use = await LatelyRead.UseAsync(rule, Gone);
        }
    }

    protected async Task SaveAsync(TextRule before, TextRule after)
    {
        try
        {
            await Actions.SaveRuleAsync(before, after, Gone);
        }
        finally
        {
            // What was refused is shown beside what somebody else wrote meanwhile.
            await LoadAsync();
            StateHasChanged();
        }
    }

    protected Task<RuleEffect> EffectAsync(TextRule before, TextRule after) => Rehearsals.OfRuleAsync(before, after, View!.Shown.Texts, Gone);

    protected async Task RemoveAsync()
    {
        await Actions.RemoveRuleAsync(Rule, Gone);
        Navigation.NavigateTo(Visit.Address("policies"));
    }

    /// <summary>What the draft changed of this rule, and of nothing else.</summary>
    protected async Task TakeBackAsync()
    {
        await Actions.TakeBackAsync(Rule, Gone);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        View = await Queries.ReadAsync(Gone);
        Shown = View.Shown.Text(Rule);
    }

    private async Task RefreshAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }
}
