using Microsoft.AspNetCore.Components;
using Studio.Data.Moderation.Retention;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;
using Studio.Web.Errors;
using Studio.Web.Shell;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Moderation.Retention;

/// <summary>What the page of retention reads, and its presses.</summary>
public abstract class RetentionPageBase : StudioComponent
{
    [Inject]
    private RetentionActions Actions { get; set; } = null!;

    [Inject]
    protected CurrentWorkspace Current { get; set; } = null!;

    [Inject]
    protected Visit Visit { get; set; } = null!;

    protected RetentionView? View { get; private set; }

    protected string? Trouble { get; private set; }

    protected bool MayChange => Visit.Door.Allows(Permission.ManageRetention);

    protected override async Task OnInitializedAsync()
    {
        if (!Current.Access.Shows(Permission.Moderate))
        {
            return;
        }

        // Before the first reading: a short deletion may end while the page reads.
        var refresh = Unasked(RefreshAsync);
        Follow(Current.Id, e =>
        {
            if (e is TaskEvent or ModerationEvent or EventsMissed)
            {
                refresh();
            }
        });
        View = await Actions.ReadAsync(Gone);
    }

    protected async Task SetAsync(RetainedData data, int days)
    {
        Trouble = null;
        try
        {
            await Actions.SetAsync(data, days, Gone);
            Toasts.Show($"{RetentionWords.Name(data)} are kept for {days} days.");
        }
        catch (Exception trouble) when (Refusals.Of(trouble) is { } refusal)
        {
            Trouble = $"{RetentionWords.Name(data)}: {refusal.Message}";
        }

        View = await Actions.ReadAsync(Gone);
    }

    protected async Task RunAsync()
    {
        await Actions.RunAsync(Gone);
        View = await Actions.ReadAsync(Gone);
    }

    private async Task RefreshAsync()
    {
        View = await Actions.ReadAsync(Gone);
        StateHasChanged();
    }
}
