using Studio.Data.Evaluation.Sessions;
using Studio.Data.Evaluation.Sessions.Guests;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;

namespace Studio.Web.Evaluations.Raters;

/// <summary>What whoever runs an evaluation does about its raters, told to everybody who looks at it. Scoped.</summary>
public sealed class RaterActions(RaterBook raters, GuestLinks links, CurrentWorkspace workspace, StudioEvents events)
{
    public Task AskAsync(Guid evaluation, Guid user, CancellationToken ct) => TellAsync(() => raters.AskAsync(evaluation, user, ct));

    public Task LeaveOutAsync(Guid rater, CancellationToken ct) => TellAsync(() => raters.LeaveOutAsync(rater, ct));

    public Task TakeBackAsync(Guid rater, CancellationToken ct) => TellAsync(() => raters.TakeBackAsync(rater, ct));

    public Task EndLinkAsync(Guid link, CancellationToken ct) => TellAsync(() => links.EndAsync(link, ct));

    /// <returns>The secret of the new link.</returns>
    public async Task<string> MakeLinkAsync(Guid evaluation, int guests, int pairs, int days, CancellationToken ct)
    {
        workspace.Access.Require(Permission.RunEvaluations);
        var secret = await links.MakeAsync(evaluation, guests, pairs, days, ct);
        events.Publish(workspace.Id, new VoteEvent());
        return secret;
    }

    /// <summary>To copy a link again.</summary>
    public Task<string> SecretAsync(Guid link, CancellationToken ct) => links.SecretAsync(link, ct);

    private async Task TellAsync(Func<Task> act)
    {
        workspace.Access.Require(Permission.RunEvaluations);
        await act();
        events.Publish(workspace.Id, new VoteEvent());
    }
}
