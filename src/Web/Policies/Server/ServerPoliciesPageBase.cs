using System.Globalization;
using Microsoft.AspNetCore.Components;
using Studio.Data.Moderation.Policies;
using Studio.Web.Errors;
using Studio.Web.Shell;

namespace Studio.Web.Policies.Server;

/// <summary>What the page of the server's rules reads, and its presses.</summary>
public abstract class ServerPoliciesPageBase : StudioComponent
{
    [SupplyParameterFromQuery(Name = "show")]
    protected string? Show { get; set; }

    [Inject]
    internal ServerPolicyQueries Queries { get; set; } = null!;

    [Inject]
    internal ServerPolicyActions Actions { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    protected PolicyBoardView? View { get; private set; }

    protected string? Trouble { get; private set; }

    protected bool ShowsDraft => View?.Draft is not null && Show != "force";

    /// <summary>What is in force is read, not written, while there is a draft.</summary>
    protected bool Writes => View?.Draft is null || ShowsDraft;

    protected PolicyDocument Rules => ShowsDraft ? View!.Draft!.Document : View!.InForce;

    protected IReadOnlyList<ChangedRule> Changes => View?.Draft is { } draft ? DraftChange.Between(View.InForce, draft.Document) : [];

    protected override Task OnInitializedAsync() => LoadAsync();

    protected static string Day(DateTime at) => at.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    protected bool IsChanged(string rule) => ShowsDraft && Changes.Any(change => change.Id == rule);

    protected void Choose(bool draft) => Navigation.NavigateTo(draft ? ServerPoliciesPage.Address : $"{ServerPoliciesPage.Address}?show=force", replace: true);

    protected async Task AddAsync(RuleKind kind)
    {
        var rule = NewRules.Of(kind);
        await Actions.SaveRuleAsync(before: null, rule, Gone);
        Navigation.NavigateTo(ServerRulePage.AddressOf(rule.Id));
    }

    protected Task SavePicturesAsync(ImageRule rule) => RunAsync(() => Actions.SavePicturesAsync(rule, Gone), said: null);

    protected Task TakeBackAsync(string id) => RunAsync(() => Actions.TakeBackAsync(id, Gone), said: null);

    protected Task DiscardAsync() => RunAsync(() => Actions.DiscardAsync(Gone), "The draft is gone. The rules in force stay.");

    protected Task BringBackAsync(int number) => RunAsync(() => Actions.BringBackAsync(number, Gone), $"Rules {number} are the draft now. Nothing changes until they are published.");

    protected Task PublishAsync(string reason) => RunAsync(() => Actions.PublishAsync(reason, View!.Draft!.Version, Gone), "They hold in every workspace from now on.");

    private async Task RunAsync(Func<Task> act, string? said)
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

    private async Task LoadAsync() => View = await Queries.ReadAsync(Gone);
}
