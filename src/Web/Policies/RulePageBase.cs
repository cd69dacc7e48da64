using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Studio.Data.Moderation.Policies;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;
using Studio.Web.Errors;
using Studio.Web.Gallery;
using Studio.Web.Shell;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Policies;

/// <summary>One rule of the draft; every change is saved at once.</summary>
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
    internal CurrentWorkspace Current { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    [Inject]
    protected Visit Visit { get; set; } = null!;

    protected PolicyBoardView? View { get; private set; }

    /// <summary>As it stands in the draft, or in force where nobody drafts; null when it is gone.</summary>
    protected TextRule? Shown { get; private set; }

    protected string? Trouble { get; private set; }

    protected bool Writes => Visit.Door.Allows(Permission.WritePolicies);

    protected TermImport? Import { get; private set; }

    protected int Known => Import is { } import && Shown is { } rule ? import.Terms.Count(term => rule.Terms.Any(known => known.Text == term.Text)) : 0;

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

    protected override Task OnParametersSetAsync() => LoadAsync();

    protected async Task ChangeAsync(Func<TextRule, TextRule> change)
    {
        Trouble = null;
        try
        {
            await Actions.SaveRuleAsync(Shown, change(Shown!), Gone);
        }
        catch (Exception trouble) when (Refusals.Of(trouble) is { } refusal)
        {
            Trouble = refusal.Message;
        }

        await LoadAsync();
    }

    protected async Task RemoveAsync()
    {
        await Actions.RemoveRuleAsync(Rule, Gone);
        Navigation.NavigateTo(Visit.Address("policies"));
    }

    /// <summary>Read first, added when somebody has seen what is in it.</summary>
    protected async Task ReadFileAsync(InputFileChangeEventArgs e)
    {
        (Trouble, Import) = (null, null);
        try
        {
            await using var file = e.File.OpenReadStream(TermFile.MaxBytes, Gone);
            Import = await TermFile.ReadAsync(file, e.File.Name, Gone);
        }
        catch (IOException)
        {
            Trouble = $"{e.File.Name} was not imported. It is larger than {TermFile.MaxBytes / 1024 / 1024} MB, or was cut off on its way. The list is as it was.";
        }
        catch (Exception trouble) when (Refusals.Of(trouble) is { } refusal)
        {
            Trouble = refusal.Message;
        }
    }

    protected async Task AddImportAsync()
    {
        var import = Import!;
        Import = null;
        var added = import.Terms.Count;
        await ChangeAsync(rule =>
        {
            var known = rule.Terms.Select(term => term.Text).ToHashSet(StringComparer.Ordinal);
            var fresh = import.Terms.Where(term => !known.Contains(term.Text)).ToList();
            added = fresh.Count;
            return rule with { Terms = [.. rule.Terms, .. fresh] };
        });
        if (Trouble is null)
        {
            Toasts.Show($"{Count.Of(added, PolicyWords.What(Shown!.Kind))} added.");
        }
    }

    protected void DropImport() => Import = null;

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
