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
        // How much of a picture is to change, and where, is on the page where it is edited; that starts it.
        if (turn.ParentImageId is not null)
        {
            return;
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        // The texts of an evaluation are drawn by its run.
        if (!await db.Threads.AnyAsync(t => t.Id == turn.ThreadId, ct))
        {
            return;
        }

        if (!await db.UserPreferences.AnyAsync(p => p.UserId == turn.CreatedById && p.StartByItself, ct))
        {
            return;
        }

        try
        {
            var wanted = new NewGeneration(turn.Id, revision.Id, await settings.OfAsync(db, turn, ct), GenerationKind.Create, ParentImageId: null, Seeds: null);
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
