using System.Globalization;
using Microsoft.AspNetCore.Components;
using Studio.Data.Moderation.Findings;
using Studio.Data.Moderation.Numbers;
using Studio.Data.Moderation.Policies;
using Studio.Data.Moderation.Rules;
using Studio.Inference.Prompting;
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
    internal ServerTestWishes Wishes { get; set; } = null!;

    [Inject]
    internal ServerRuleHits Hits { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    protected PolicyBoardView? View { get; private set; }

    /// <summary>Counted once, after the rules are shown; null until then.</summary>
    protected IReadOnlyDictionary<string, RulePrecision>? Fired { get; private set; }

    /// <summary>The draft first, then what is in force: the server's rules alone, without those of any workspace.</summary>
    protected IReadOnlyList<(string Name, CompiledPolicy Policy)> Tried { get; private set; } = [];

    protected int Wrong => View?.Draft is null ? 0 : View.Wishes.Count(wish => TextEvaluator.Evaluate(Tried[0].Policy, wish.Text, LanguageGuess.Of(wish.Text)).Outcome != wish.Expected);

    protected string? Trouble { get; private set; }

    protected bool ShowsDraft => View?.Draft is not null && Show != "force";

    /// <summary>What is in force is read, not written, while there is a draft.</summary>
    protected bool Writes => View?.Draft is null || ShowsDraft;

    protected PolicyDocument Rules => ShowsDraft ? View!.Draft!.Document : View!.InForce;

    protected IReadOnlyList<ChangedRule> Changes => View?.Draft is { } draft ? DraftChange.Between(View.InForce, draft.Document) : [];

    protected override async Task OnInitializedAsync()
    {
        await LoadAsync();
        StateHasChanged();
        PolicyDocument[] documents = View!.Draft is { } draft ? [View.InForce, draft.Document] : [View.InForce];
        Fired = await Hits.ReadAsync(documents, Gone);
    }

    protected static string Day(DateTime at) => at.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    protected bool IsChanged(string rule) => ShowsDraft && Changes.Any(change => change.Id == rule);

    protected void Choose(bool draft) => Navigation.NavigateTo(draft ? ServerPoliciesPage.Address : $"{ServerPoliciesPage.Address}?show=force", replace: true);

    protected async Task AddAsync(RuleKind kind)
    {
        var rule = NewRules.Of(kind);
        await Actions.SaveRuleAsync(before: null, rule, Gone);
        Navigation.NavigateTo(ServerRulePage.AddressOf(rule.Id));
    }

    protected Task ChangeAsync(TextRule rule, RuleAction action) => RunAsync(() => Actions.SaveRuleAsync(rule, rule with { Action = action }, Gone), said: null);

    /// <summary>What a version changed of the one before.</summary>
    protected Task<IReadOnlyList<ChangedRule>> CompareAsync(int number) => Queries.CompareAsync(number - 1, number, Gone);

    protected Task SavePicturesAsync(ImageRule rule) => RunAsync(() => Actions.SavePicturesAsync(rule, Gone), said: null);

    protected Task TakeBackAsync(string id) => RunAsync(() => Actions.TakeBackAsync(id, Gone), said: null);

    protected Task DiscardAsync() => RunAsync(() => Actions.DiscardAsync(Gone), "The draft is gone. The rules in force stay.");

    protected Task BringBackAsync(int number) => RunAsync(() => Actions.BringBackAsync(number, Gone), $"Rules {number} are the draft now. Nothing changes until they are published.");

    protected Task PublishAsync(string reason) => RunAsync(() => Actions.PublishAsync(reason, View!.Draft!.Version, Gone), "They hold in every workspace from now on.");

    protected Task SaveWishAsync((string Text, TextOutcome Expected) wish) => RunAsync(() => Wishes.AddAsync(wish.Text, wish.Expected, Gone), said: null);

    protected Task RemoveWishAsync(Guid id) => RunAsync(() => Wishes.RemoveAsync(id, Gone), said: null);

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

    private async Task LoadAsync()
    {
        var view = await Queries.ReadAsync(Gone);
        var force = (view.Number == 0 ? "Without rules, in force" : $"{view.Number}, in force", Compiled(view.InForce, view.Number));
        (View, Tried) = (view, view.Draft is { } draft ? [($"Draft {draft.Number}", Compiled(draft.Document, draft.Number)), force] : [force]);
    }

    private static CompiledPolicy Compiled(PolicyDocument document, int number) => new(new CompiledRules(document), number, CompiledRules.None, number: 0);
}
