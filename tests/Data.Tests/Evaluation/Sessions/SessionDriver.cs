using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Sessions;
using Studio.Data.Workspaces;
using Studio.Testing;

namespace Studio.Data.Tests.Evaluation.Sessions;

/// <summary>A member with one tab; each request has a scope of its own, as on the server.</summary>
internal sealed class SessionDriver(TestWorkspace workspace, Guid user, RatedRun run)
{
    private readonly Guid _tab = Guid.NewGuid();
    private RatingStep? _last;

    public Task<Guid> IdAsync(CancellationToken ct) => AskAsync((services, _) => services.GetRequiredService<RaterBook>().MineAsync(run.Evaluation.Id, ct), ct);

    public Task<RatingStep> StepAsync(CancellationToken ct) => DoAsync((sessions, rater) => sessions.StepAsync(rater, _tab, ct), ct);

    public Task<RatingStep> UndoAsync(CancellationToken ct) => DoAsync((sessions, rater) => sessions.UndoAsync(rater, _tab, ct), ct);

    public Task<RatingStep> TakeOverAsync(CancellationToken ct) => DoAsync((sessions, rater) => sessions.TakeOverAsync(rater, _tab, ct), ct);

    public Task<RatingStep> AnswerAsync(VoteAnswer answer, CancellationToken ct) => AnswerAsync(_last!.Current!.Left, answer, ct);

    public Task<RatingStep> AnswerAsync(string left, VoteAnswer answer, CancellationToken ct, int milliseconds = 2000) =>
        DoAsync((sessions, rater) => sessions.AnswerAsync(rater, _tab, left, answer, milliseconds, ct), ct);

    /// <summary>Until there is nothing more, resting where asked to and waiting for nobody.</summary>
    public async Task<IReadOnlyList<RatingStep>> RateAllAsync(CancellationToken ct, VoteAnswer answer = VoteAnswer.Left, int milliseconds = 2000)
    {
        var steps = new List<RatingStep> { await StepAsync(ct) };
        while (steps[^1].Stage is RatingStage.Pair or RatingStage.Rest)
        {
            steps.Add(steps[^1] is { Stage: RatingStage.Pair, Current: { } pair }
                ? await AnswerAsync(pair.Left, answer, ct, milliseconds)
                : await DoAsync((sessions, rater) => sessions.RestedAsync(rater, _tab, ct), ct));
        }

        return steps;
    }

    private async Task<RatingStep> DoAsync(Func<RatingSessions, Guid, Task<RatingStep>> act, CancellationToken ct) =>
        _last = await AskAsync(async (services, token) => await act(services.GetRequiredService<RatingSessions>(), await services.GetRequiredService<RaterBook>().MineAsync(run.Evaluation.Id, token)), ct);

    private async Task<T> AskAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> ask, CancellationToken ct)
    {
        await using var scope = workspace.Enter(Role.Rater, user);
        return await ask(scope.ServiceProvider, ct);
    }
}
