using Microsoft.AspNetCore.Components;
using Studio.Data;
using Studio.Data.Databases;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Sets;
using Studio.Data.Workspaces;
using Studio.Jobs.Evaluations;
using Studio.Jobs.Events;
using Studio.Web.Evaluations.Lists;
using Studio.Web.Shell;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Evaluations.Designs;

/// <summary>What the design page reads, and its presses. Every change is saved at once and the page reads itself again.</summary>
public abstract class DesignPageBase : StudioComponent
{
    [Parameter]
    public string? Workspace { get; set; }

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    internal DesignQueries Queries { get; set; } = null!;

    [Inject]
    internal DesignActions Actions { get; set; } = null!;

    [Inject]
    internal EvaluationStart Starting { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    [Inject]
    internal Visit Visit { get; set; } = null!;

    internal DesignView? View { get; private set; }

    private Task _saving = Task.CompletedTask;

    protected bool MayChange => Visit.Door.Allows(Permission.RunEvaluations);

    private Guid Version => View!.Evaluation.Version;

    protected override void OnInitialized()
    {
        var live = Unasked(async () => { await LoadAsync(); StateHasChanged(); });
        Follow(Visit.Door.Id, e =>
        {
            if (e is EvaluationChanged { EvaluationId: var changed } && changed == Id || e is EventsMissed)
            {
                live();
            }
        });
    }

    protected override Task OnParametersSetAsync() => LoadAsync();

    internal Task ChangeAsync(Action<HumanEvaluation> change) => SavedAsync(() => Actions.ChangeAsync(Id, Version, change, Gone));

    internal Task AddAsync(Func<IReadOnlyList<EvaluationEntry>, EvaluationEntry> make) => SavedAsync(() => Actions.AddEntryAsync(Id, Version, make, Gone));

    internal Task ChangeEntryAsync(Guid entry, Action<EvaluationEntry> change) => SavedAsync(() => Actions.ChangeEntryAsync(Id, Version, entry, change, Gone));

    internal Task RemoveEntryAsync(Guid entry) => SavedAsync(() => Actions.RemoveEntryAsync(Id, Version, entry, Gone));

    internal Task AgainAsync() => LoadAsync();

    protected Task RenameAsync(string? name) => string.IsNullOrWhiteSpace(name) ? LoadAsync() : ChangeAsync(e => e.Name = name.Trim());

    protected Task ReadAsync((ReadPrompts Prompts, string Name, string? File) read) => SavedAsync(() => Actions.UseAsync(Id, Version, read.Prompts, read.Name, read.File, Gone));

    protected Task RemoveSetAsync() => SavedAsync(() => Actions.RemoveSetAsync(Id, Version, Gone));

    protected Task UseSetAsync(Guid? set) => ChangeAsync(e => (e.PromptSetId, e.Takes) = (set, new Dictionary<string, int>()));

    protected async Task StartAsync()
    {
        try
        {
            await Starting.StartAsync(Id, Version, Gone);
        }
        catch (StudioException)
        {
            await LoadAsync();
            throw;
        }

        Navigation.NavigateTo(Visit.Address($"evaluations/{Id}/run"));
    }

    protected async Task DeleteAsync()
    {
        await Actions.DeleteAsync(Id, Version, Gone);
        Navigation.NavigateTo(Visit.Address("evaluations"));
    }

    internal static string SystemFacts(DesignView view) => (view.Made, view.Entries.Count - view.Made) switch
    {
        (0, 0) => "none yet",
        (var made, 0) => $"{made} to be made",
        (0, var imported) => $"{imported} imported",
        var (made, imported) => $"{made} to be made, {imported} imported",
    };

    protected static string Local(DesignView view, DateTime utc) => EvaluationClock.Of(utc, view.Zone, "d MMMM, HH:mm");

    /// <summary>One after the other: a second press before the first is saved is of the same tab, and sees what the first one wrote.</summary>
    private Task SavedAsync(Func<Task> save) => _saving = SavedAfterAsync(_saving, save);

    private async Task SavedAfterAsync(Task before, Func<Task> save)
    {
        await Task.WhenAny(before);
        try
        {
            await save();
        }
        catch (Exception trouble) when (DatabaseTrouble.RefusalOf(trouble) is { } refusal)
        {
            Toasts.ShowError(refusal.Message);
        }
        finally
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync() => View = await Queries.ReadAsync(Id, Gone);
}
