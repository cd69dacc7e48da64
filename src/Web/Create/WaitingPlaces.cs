using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs;
using Studio.Jobs.Events;
using Studio.Web.Create.Conversation;
using Studio.Web.Create.Pictures;

namespace Studio.Web.Create;

/// <summary>Tells the pictures and wishes of a page why they wait, and how far those are that were begun. Scoped.</summary>
public sealed class WaitingPlaces(QueueForecast pictures, WritingForecast wishes, LiveWork live, CurrentWorkspace workspace)
{
    private bool MayAsk => workspace.Access.Allows(Permission.ViewQueue);

    /// <summary>Asks the database only while something waits, or waited when it was last asked.</summary>
    public async Task TellAsync(IReadOnlyCollection<LivePicture> shown, IReadOnlyCollection<LiveTurn> turns, CancellationToken ct)
    {
        if (MayAsk && shown.Any(picture => picture.View.Status is PictureStatus.Queued || picture.Place is not null))
        {
            var places = (await pictures.WaitingAsync(ct)).ToDictionary(entry => entry.PictureId);
            foreach (var picture in shown)
            {
                picture.Apply(places.TryGetValue(picture.View.Id, out var entry) ? new QueuePlace(entry.Starts is null ? entry.Position : null, entry.Why, entry.EtaSeconds) : null);
            }
        }

        if (MayAsk && turns.Any(turn => turn.View.Writing is { Status: UpsamplingStatus.Queued } || turn.Waits is not null))
        {
            var reasons = await wishes.WaitingAsync(ct);
            foreach (var turn in turns)
            {
                turn.Wait(turn.View.Writing is { } writing ? reasons.GetValueOrDefault(writing.Id) : null);
            }
        }
    }

    /// <summary>What is computed right now, for a page that was opened in the middle of it.</summary>
    public void Snapshot(IEnumerable<LivePicture> shown, IEnumerable<LiveTurn> turns)
    {
        foreach (var picture in shown.Where(picture => picture.View.Status is PictureStatus.Running))
        {
            if (live.Progress(workspace.Id, picture.View.Id) is { } progress)
            {
                picture.Apply(progress);
            }
        }

        foreach (var turn in turns)
        {
            if (turn.View.Writing is { IsGoing: true } writing && live.UpsamplingText(workspace.Id, writing.Id) is { } text)
            {
                turn.Apply(turn.View with { Writing = writing with { Text = text, Note = live.UpsamplingWaits(workspace.Id, writing.Id) } });
            }
        }
    }
}
