using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Prompts;

namespace Studio.Jobs.Upsamplings;

/// <summary>For people who want the pictures as soon as the prompt is written. Scoped.</summary>
public sealed partial class StartByItself(
    IDbContextFactory<StudioDbContext> contexts,
    ComposerSettings settings,
    GenerationQueue queue,
    ILogger<StartByItself> logger)
{
    internal async Task AfterAsync(Turn turn, PromptRevision revision, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (!await db.UserPreferences.AnyAsync(p => p.UserId == turn.CreatedById && p.StartByItself, ct))
        {
            return;
        }

        try
        {
            var kind = turn.ParentImageId is null ? GenerationKind.Create : GenerationKind.Edit;
            var wanted = new NewGeneration(turn.Id, revision.Id, await settings.OfAsync(db, turn, ct), kind, turn.ParentImageId, Seeds: null);
            await queue.EnqueueAsync(wanted, ct);
        }
        catch (StudioException refusal)
        {
            // The prompt is there and the person can send it, which shows them the same sentence.
            NotStarted(logger, turn.Id, refusal.Message);
        }
    }

    [LoggerMessage(LogLevel.Information, "The pictures of turn {TurnId} did not start by themselves: {Reason}")]
    private static partial void NotStarted(ILogger logger, Guid turnId, string reason);
}
