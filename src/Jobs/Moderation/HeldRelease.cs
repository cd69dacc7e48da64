using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Studio.Data;
using Studio.Data.Moderation.Findings;
using Studio.Data.Tenancy;

namespace Studio.Jobs.Moderation;

/// <summary>What a moderator let through goes on by itself: as the studio's work, in the author's name and from the author's limits. Singleton.</summary>
public sealed partial class HeldRelease(WorkspaceScope workspaces, ILogger<HeldRelease> logger)
{
    internal Task StartAsync(Guid workspaceId, Guid findingId, CancellationToken ct) => workspaces.RunAsync(
        workspaceId,
        async (services, token) =>
        {
            await using var db = await services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(token);
            var finding = await db.PolicyFindings.SingleAsync(f => f.Id == findingId, token);
            try
            {
                finding.StartedId = await StartAsync(services, finding, token);
                await db.SaveChangesAsync(token);
            }
            catch (StudioException refusal)
            {
                // A limit is met, a model is gone: the author sees that it was let through and sends it again.
                NotStarted(logger, findingId, refusal.Message);
            }
        },
        ct);

    /// <summary>A decision that was taken back within seconds.</summary>
    internal Task StopAsync(Guid workspaceId, Guid findingId, CancellationToken ct) => workspaces.RunAsync(
        workspaceId,
        async (services, token) =>
        {
            await using var db = await services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(token);
            var finding = await db.PolicyFindings.SingleAsync(f => f.Id == findingId, token);
            if (finding.StartedId is not { } started)
            {
                return;
            }

            await (finding.HeldWork is null
                ? services.GetRequiredService<UpsamplingQueue>().StopAsync(started, token)
                : services.GetRequiredService<GenerationQueue>().CancelGenerationAsync(started, token));
            finding.StartedId = null;
            await db.SaveChangesAsync(token);
        },
        ct);

    private static async Task<Guid?> StartAsync(IServiceProvider services, PolicyFinding finding, CancellationToken ct) => finding switch
    {
        { Stage: TextStage.Wish, Outcome: not TextOutcome.Changed } => await services.GetRequiredService<UpsamplingQueue>().EnqueueAsync(finding.TurnId, seed: null, ct),
        { Stage: TextStage.Sent, Outcome: not TextOutcome.Changed, HeldWork: { } held, PromptRevisionId: { } revision } => await services.GetRequiredService<GenerationQueue>().EnqueueAsync(
            new NewGeneration(finding.TurnId, revision, held.Settings, held.Kind, held.ParentImageId, held.Seeds) { NotBefore = held.NotBefore }, ct),
        // A text that was only written, or went on in other words: its author decides what is made of it.
        _ => null,
    };

    [LoggerMessage(LogLevel.Information, "What was let through by finding {FindingId} did not start by itself: {Reason}")]
    private static partial void NotStarted(ILogger logger, Guid findingId, string reason);
}
