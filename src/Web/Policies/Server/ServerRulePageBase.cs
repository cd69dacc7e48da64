using Microsoft.AspNetCore.Components;
using Studio.Data.Moderation.Policies;
using Studio.Web.Policies.Lately;
using Studio.Web.Shell;

namespace Studio.Web.Policies.Server;

/// <summary>One rule of the server's draft.</summary>
public abstract class ServerRulePageBase : StudioComponent
{
    [Parameter]
    public string Rule { get; set; } = "";

    [Inject]
    internal ServerPolicyQueries Queries { get; set; } = null!;

    [Inject]
    internal ServerPolicyActions Actions { get; set; } = null!;

    [Inject]
    internal ServerRuleHits Hits { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    protected PolicyBoardView? View { get; private set; }

    /// <summary>As it stands in the draft, or in force where nobody drafts; null when it is gone.</summary>
    protected TextRule? Shown { get; private set; }

    /// <summary>Null until it is counted, over all workspaces.</summary>
    protected RuleUse? Use { get; private set; }

    protected override async Task OnParametersSetAsync()
    {
        var counted = Shown?.Id;
        await LoadAsync();
        if (Shown is { } rule && rule.Id != counted)
        {
            Use = null;
            StateHasChanged();
            Use = await Hits.UseAsync(rule, Gone);
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
            await LoadAsync();
            StateHasChanged();
        }
    }

    /// <summary>What the draft changed of this rule, and of nothing else.</summary>
    protected async Task TakeBackAsync()
    {
        await Actions.TakeBackAsync(Rule, Gone);
        await LoadAsync();
    }

    protected async Task RemoveAsync()
    {
        await Actions.RemoveRuleAsync(Rule, Gone);
        Navigation.NavigateTo(ServerPoliciesPage.Address);
    }

    private async Task LoadAsync()
    {
        View = await Queries.ReadAsync(Gone);
        Shown = View.Shown.Text(Rule);
    }
}
