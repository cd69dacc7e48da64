using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Choices;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;
using Studio.Web.Create.Settings;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Create.Picking;

/// <summary>What a person says of their own pictures, told to everybody who looks at the results. Scoped.</summary>
public sealed class ChoiceActions(ChoiceBook book, PreferenceActions preferences, Visit visit, CurrentWorkspace workspace, StudioEvents events)
{
    internal async Task AnswerAsync(ChoiceView choice, VoteAnswer answer, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        await book.AnswerAsync(choice.TurnId, choice.Left.ImageId, choice.Right.ImageId, answer, ct);
        events.Publish(workspace.Id, new VoteEvent());
    }

    internal async Task TakeBackAsync(ChoiceView choice, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        await book.TakeBackAsync(choice.Left.ImageId, choice.Right.ImageId, ct);
        events.Publish(workspace.Id, new VoteEvent());
    }

    public Task DeclineAsync(Guid turn, CancellationToken ct) => book.DeclineAsync(turn, ct);

    /// <param name="image">One of the person's own.</param>
    /// <param name="stars">0 takes them away.</param>
    /// <param name="ct">Stops before anything is kept.</param>
    public async Task StarAsync(Guid image, int stars, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        await book.StarAsync(image, stars, ct);
        events.Publish(workspace.Id, new ImageEvent(image, ImageChange.Changed));
        events.Publish(workspace.Id, new VoteEvent());
    }

    public async Task AskAsync(Asking asking, CancellationToken ct)
    {
        await preferences.ChangeAsync(mine => mine.Asking = asking, ct);
        visit.Preferences.Asking = asking;
    }
}
