using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Studio.Data;
using Studio.Data.Nodes;
using Studio.Data.Tenancy;
using Studio.Inference;
using Studio.Inference.Prompting;
using Studio.Jobs.Claims;
using Studio.Jobs.Events;
using Studio.Jobs.Memory;
using Studio.Jobs.Slots;
using Studio.Jobs.Slots.Protocol;
using Studio.Jobs.Upsamplings;
using Studio.Jobs.Upsamplings.Remote;

namespace Studio.Jobs.Handlers;

/// <summary>One claimed upsampling, from claim to its end. Singleton.</summary>
internal sealed partial class UpsamplePrompt(
    WorkspaceScope workspaces,
    UpsamplingClaims claims,
    Lease lease,
    RunningWork running,
    RemoteWriting remote,
    LiveWork live,
    StudioEvents events,
    IOptions<SlotOptions> options,
    MeasuredWork measured,
    CrashLog crashes,
    TimeProvider time,
    ILogger<UpsamplePrompt> logger)
{
    private static readonly TimeSpan SaveEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    public Task RunAsync(ClaimedUpsampling claim, Slot slot, CancellationToken stopping) =>
        RunAsync(claim, (input, ct) => WriteAsync(claim, input, slot, ct), stopping);

    /// <summary>By a model at an address.</summary>
    public Task RunRemoteAsync(ClaimedUpsampling claim, CancellationToken stopping) =>
        RunAsync(claim, (input, ct) => ShownAsync(claim, async shown => Written(await remote.WriteAsync(input, shown.Take, ct))), stopping);

    private async Task RunAsync(ClaimedUpsampling claim, Func<UpsamplingInput, CancellationToken, Task<WrittenPrompt>> write, CancellationToken stopping)
    {
        using var work = running.Start(claim.UpsamplingId, stopping);
        await using var keeper = new LeaseKeeper(ct => claims.RenewAsync(claim, ct), work, time, logger);
        try
        {
            var input = await InputAsync(claim, work.Token);
            var written = await write(input, work.Token);
            await CompleteAsync(claim, completion => completion.DoneAsync(claim.UpsamplingId, written.Text, written.Note, lease.Holder, CancellationToken.None));
        }
        catch (OperationCanceledException) when (work.Token.IsCancellationRequested)
        {
            live.RemoveText(claim.WorkspaceId, claim.UpsamplingId);
            if (stopping.IsCancellationRequested)
            {
                using var farewell = new CancellationTokenSource(Farewell);
                await claims.RequeueAsync(claim, farewell.Token);
            }
        }
        catch (Exception e) when (e is InferenceException or StudioException or SlotRefusedException or SlotCrashedException)
        {
            if (e is SlotRefusedException { Detail: null } or StudioException or WishTooLongException)
            {
                // A sentence for whoever wished: nothing of ours is broken.
                Refused(logger, claim.UpsamplingId, e.Message);
            }
            else
            {
                Failed(logger, claim.UpsamplingId, (e as SlotRefusedException)?.Detail, e);
            }

            await CompleteAsync(claim, completion => completion.FailAsync(claim.TurnId, claim.UpsamplingId, Sentence(e), lease.Holder, CancellationToken.None));
        }
    }

    private static string Sentence(Exception e) => e is SlotCrashedException
        ? "The process that writes prompts ended twice in the middle of this one. Write the prompt yourself, try again, or send your wish as it is."
        : e.Message;

    private Task<UpsamplingInput> InputAsync(ClaimedUpsampling claim, CancellationToken ct)
    {
        return workspaces.RunAsync(
            claim.WorkspaceId,
            async (services, token) =>
            {
                await using var db = await services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(token);
                var turn = await db.Turns.AsNoTracking().SingleAsync(t => t.Id == claim.TurnId, token);
                var asked = await db.Upsamplings.AsNoTracking().SingleAsync(u => u.Id == claim.UpsamplingId, token);
                return await services.GetRequiredService<UpsamplingInputs>().ReadAsync(db, turn, asked, token);
            },
            ct);
    }

    private async Task<WrittenPrompt> WriteAsync(ClaimedUpsampling claim, UpsamplingInput input, Slot slot, CancellationToken ct)
    {
        try
        {
            return await WriteOnceAsync(claim, input, slot, ct);
        }
        catch (SlotCrashedException e)
        {
            Crashed(logger, claim.UpsamplingId, e);
            await crashes.WriteAsync(slot, input.Writer.File!.Name, e, CrashOutcome.TriedAgain, CancellationToken.None);
        }

        try
        {
            var written = await WriteOnceAsync(claim, input, slot, ct);
            await crashes.SettleAsync(slot, CrashOutcome.Recovered, CancellationToken.None);
            return written;
        }
        catch (SlotCrashedException e)
        {
            await crashes.SettleAsync(slot, CrashOutcome.Failed, CancellationToken.None);
            await crashes.WriteAsync(slot, input.Writer.File!.Name, e, CrashOutcome.Failed, CancellationToken.None);
            throw;
        }
    }

    private Task<WrittenPrompt> WriteOnceAsync(ClaimedUpsampling claim, UpsamplingInput input, Slot slot, CancellationToken ct) => ShownAsync(claim, async shown =>
    {
        var model = input.Writer.File!;
        var threads = ThreadBudget.For(options.Value, Environment.ProcessorCount).Chat;
        var asked = new MeasuredRequest(
            id => new WriteRequest(
                id, model, input.Target, input.Wish, input.History, input.Locked, input.Before, input.Seed, threads, options.Value.LoadedModels),
            (await measured.KnownAsync(ct)).OfPrompt(model),
            MemoryTable.Cpu)
        {
            Work = new SlotWork(claim.WorkspaceId, claim.UpsamplingId, model.Name, time.GetUtcNow().UtcDateTime, Waits: null),
        };
        var (answer, _) = await measured.RunAsync(slot, asked, shown.Wait, frame => shown.Take(((TextSoFar)frame.Message).Text), ct);
        var written = (TextWritten)answer.Message;
        return new WrittenPrompt(written.Text, written.Note);
    });

    private static WrittenPrompt Written(UpsampleResult result) => new(result.Text, result.Note);

    /// <summary>Watchers see the text grow, and now and then it is saved.</summary>
    private async Task<WrittenPrompt> ShownAsync(ClaimedUpsampling claim, Func<LiveText, Task<WrittenPrompt>> write)
    {
        using var shown = new LiveText(claim, live, events, time);
        using var saving = new CancellationTokenSource();
        var saved = SaveAsync(claim, shown, saving.Token);
        try
        {
            return await write(shown);
        }
        finally
        {
            await saving.CancelAsync();
            await saved;
        }
    }

    /// <summary>A page that loads after a crash of the server still finds most of the text.</summary>
    private async Task SaveAsync(ClaimedUpsampling claim, LiveText shown, CancellationToken done)
    {
        using var timer = new PeriodicTimer(SaveEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(done))
            {
                await claims.SaveTextAsync(claim, shown.Text, done);
            }
        }
        catch (OperationCanceledException)
        {
            // Written to the end.
        }
        catch (Exception e) when (DatabaseTrouble.Is(e))
        {
            NotSaved(logger, claim.UpsamplingId, e);
        }
    }

    private Task CompleteAsync(ClaimedUpsampling claim, Func<UpsamplingCompletion, Task> end)
    {
        return workspaces.RunAsync(claim.WorkspaceId, (services, _) => end(services.GetRequiredService<UpsamplingCompletion>()), CancellationToken.None);
    }

    private sealed record WrittenPrompt(string Text, string? Note);

    [LoggerMessage(LogLevel.Information, "Upsampling {UpsamplingId} was refused: {Sentence}")]
    private static partial void Refused(ILogger logger, Guid upsamplingId, string sentence);

    [LoggerMessage(LogLevel.Error, "Upsampling {UpsamplingId} failed {Detail}")]
    private static partial void Failed(ILogger logger, Guid upsamplingId, string? detail, Exception exception);

    [LoggerMessage(LogLevel.Warning, "The slot process ended in the middle of upsampling {UpsamplingId}; it is written again")]
    private static partial void Crashed(ILogger logger, Guid upsamplingId, Exception exception);

    [LoggerMessage(LogLevel.Warning, "The text of upsampling {UpsamplingId} could not be saved on the way")]
    private static partial void NotSaved(ILogger logger, Guid upsamplingId, Exception exception);
}
