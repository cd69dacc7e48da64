using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Moderation.Findings;
using Studio.Data.Moderation.Strikes;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Data.Workspaces;
using Studio.Inference;
using Studio.Inference.Diffusion.Conditioning.Weighting;
using Studio.Inference.Models;
using Studio.Jobs.Claims;
using Studio.Jobs.Edits;
using Studio.Jobs.Events;
using Studio.Jobs.Memory;
using Studio.Jobs.Models;
using Studio.Jobs.Moderation;
using Studio.Jobs.Quotas;
using Studio.Jobs.Slots;
using Studio.Jobs.Tickets;

namespace Studio.Jobs;

/// <summary>
/// What people do to pictures that wait or run: enqueue, cancel, try again. Scoped: acts in the current workspace.
/// What slots do to them (claim, complete, fail, requeue) is in Claims/. Nobody else writes a picture's status.
/// </summary>
public sealed class GenerationQueue(
    IDbContextFactory<StudioDbContext> contexts,
    CurrentWorkspace workspace,
    ModelCatalog models,
    ModelRights rights,
    EditAdmission edits,
    QuotaDesk quotas,
    RefusalNotes notes,
    Pace pace,
    CurrentNetwork network,
    PictureMemory memory,
    TextWall wall,
    CreationPauses pauses,
    TicketOffice tickets,
    RunningWork running,
    StudioEvents events,
    TimeProvider time)
{
    /// <summary>Longer nobody plans ahead; the nightly count of what was used goes back as far.</summary>
    private static readonly TimeSpan LatestStart = TimeSpan.FromDays(7);

    /// <summary>Inserts the generation and a row per picture, and returns the generation's id. Refuses settings the model cannot do.</summary>
    /// <exception cref="PolicyRefusal">The workspace's policy does not let the prompt through, or a moderator looks at it first.</exception>
    /// <exception cref="Data.Quotas.QuotaExceeded">The member or the workspace has used up what they may; it says what still fits and when.</exception>
    public async Task<Guid> EnqueueAsync(NewGeneration wanted, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        pace.Require(PaceKind.Drawings, workspace.Access.UserId, network.Place);
        var model = Find(wanted.Settings.Model);
        if (wanted.ModelHash is { } expected && expected != model.Hash)
        {
            throw StudioException.Conflict($"The files of {model.Name} changed since the evaluation was started.");
        }

        IReadOnlyList<SettingProblem> problems = [.. KindRules.Check(wanted.Kind, wanted.Settings, wanted.ParentImageId is not null), .. SettingsRules.Check(wanted.Settings, model)];
        if (problems is [var problem, ..])
        {
            throw new StudioException(problem.Sentence);
        }

        await using var db = await contexts.CreateDbContextAsync(ct);
        var turn = await db.Turns.AsNoTracking().SingleOrDefaultAsync(t => t.Id == wanted.TurnId, ct)
            ?? throw StudioException.NotFound("This turn is no longer there.");
        await pauses.RequireAsync(workspace.Access.UserId ?? turn.CreatedById, ct);
        await rights.RequireAsync(model, turn.CreatedById, ct);
        await CheckMemoryAsync(wanted.Settings, model, ct);
        await CheckPromptAsync(db, wanted, ct);
        wanted = wanted with { PromptRevisionId = await wall.SentAsync(turn, wanted.PromptRevisionId, wanted.EvaluationId is null ? Work(wanted) : null, ct) };
        var settings = await edits.AdmitAsync(wanted.Kind, wanted.Settings, await ParentPixelsAsync(db, wanted, ct), ct);

        var generation = NewRow(wanted with { Settings = settings }, turn, model);
        if (wanted.EvaluationId is null)
        {
            var reservation = await quotas.PrepareAsync(generation.CreatedById, settings, model.Hash, settings.Count, wanted.NotBefore, ct);
            await notes.WatchAsync(reservation.AuthorId, () => AddAsync(db, generation, reservation, ct), ct);
        }
        else
        {
            db.Add(generation);
            await db.SaveChangesAsync(ct);
        }

        foreach (var picture in generation.Pictures)
        {
            events.Publish(workspace.Id, new PictureEvent(generation.Id, picture.Id, PictureStatus.Queued, ImageId: null));
        }

        events.Publish(workspace.Id, new ThreadEvent(generation.ThreadId));
        events.Publish(workspace.Id, new QueueEvent());
        await tickets.IssueForNewAsync(SlotKind.Picture, generation.Pictures.Count, ct);
        return generation.Id;
    }

    /// <summary>A waiting picture is cancelled at once; a running one stops within one model call. A finished one stays as it is.</summary>
    public Task CancelPictureAsync(Guid pictureId, CancellationToken ct) => CancelAsync(pictures => pictures.Where(p => p.Id == pictureId), ct);

    public Task CancelGenerationAsync(Guid generationId, CancellationToken ct) => CancelAsync(pictures => pictures.Where(p => p.GenerationId == generationId), ct);

    /// <summary>Puts a failed or cancelled picture back into the queue, at its end. Whoever may not cancel it may not start it either: it counts as its author's work.</summary>
    public async Task RetryPictureAsync(Guid pictureId, CancellationToken ct)
    {
        workspace.Access.Require(Permission.CreateImages);
        pace.Require(PaceKind.Drawings, workspace.Access.UserId, network.Place);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var picture = await db.Pictures.AsNoTracking().SingleOrDefaultAsync(p => p.Id == pictureId, ct)
            ?? throw StudioException.NotFound("This picture is no longer there.");
        await RequireMineAsync(db, picture.GenerationId, ct);
        await ReadAgainAsync(db, picture.GenerationId, ct);
        var reservation = await ReserveAgainAsync(db, picture.GenerationId, ct);
        await notes.WatchAsync(reservation.AuthorId, () => PutBackAsync(db, picture, reservation, ct), ct);
        events.Publish(workspace.Id, new PictureEvent(picture.GenerationId, pictureId, PictureStatus.Queued, ImageId: null));
        events.Publish(workspace.Id, new QueueEvent());
        await tickets.IssueForNewAsync(SlotKind.Picture, count: 1, ct);
    }

    private static async Task AddAsync(StudioDbContext db, Generation generation, QuotaReservation reservation, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await reservation.TakeAsync(db, ct);
        foreach (var picture in generation.Pictures)
        {
            (picture.QuotaDay, picture.IsReserved, picture.ReservedMilliseconds) = (reservation.Day, true, reservation.PictureMilliseconds);
        }

        db.Add(generation);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private async Task PutBackAsync(StudioDbContext db, GenerationPicture picture, QuotaReservation reservation, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = time.GetUtcNow().UtcDateTime;
        var changed = await db.Pictures
            .Where(p => p.Id == picture.Id && (p.Status == PictureStatus.Failed || p.Status == PictureStatus.Canceled))
            .ExecuteUpdateAsync(set => set
                .SetProperty(p => p.Status, PictureStatus.Queued)
                .SetProperty(p => p.Attempt, 0)
                .SetProperty(p => p.FailureReason, (string?)null)
                .SetProperty(p => p.CancelRequested, false)
                .SetProperty(p => p.QueuedAt, now)
                .SetProperty(p => p.StartedAt, (DateTime?)null)
                .SetProperty(p => p.FinishedAt, (DateTime?)null)
                .SetProperty(p => p.QuotaDay, reservation.Day)
                .SetProperty(p => p.IsReserved, true)
                .SetProperty(p => p.ReservedMilliseconds, reservation.PictureMilliseconds), ct);
        if (changed == 0)
        {
            throw StudioException.Conflict("Only a picture that failed or was cancelled can be tried again.");
        }

        await GenerationStatusSave.ApplyAsync(db, picture.GenerationId, time, ct);
        // After the generation's lock, as where pictures end: the other way round two would wait for each other.
        await reservation.TakeAsync(db, ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>A prompt that waited is read under the policy of today, and its author may make pictures today.</summary>
    private async Task ReadAgainAsync(StudioDbContext db, Guid generationId, CancellationToken ct)
    {
        var generation = await db.Generations.AsNoTracking().SingleAsync(g => g.Id == generationId, ct);
        await pauses.RequireAsync(generation.CreatedById, ct);
        var turn = await db.Turns.AsNoTracking().SingleAsync(t => t.Id == generation.TurnId, ct);
        if (await wall.SentAsync(turn, generation.PromptRevisionId, work: null, ct) != generation.PromptRevisionId)
        {
            throw StudioException.Conflict("A rule of this workspace has changed the words of this prompt since. Send the changed prompt.");
        }
    }

    private async Task<QuotaReservation> ReserveAgainAsync(StudioDbContext db, Guid generationId, CancellationToken ct)
    {
        var generation = await db.Generations.AsNoTracking().SingleAsync(g => g.Id == generationId, ct);
        return await quotas.PrepareAsync(generation.CreatedById, generation.Settings, generation.ModelHash, pictures: 1, startsAt: null, ct);
    }

    private static HeldWork Work(NewGeneration wanted) => new(wanted.Settings, wanted.Kind, wanted.ParentImageId, wanted.Seeds, wanted.NotBefore);

    private DiffusionModel Find(string id)
    {
        try
        {
            return models.Find(id);
        }
        catch (InferenceException e)
        {
            throw new StudioException(e.Message, RefusalKind.Invalid, e);
        }
    }

    /// <summary>What no node can ever hold in memory is refused where the person is, not after it waited.</summary>
    private async Task CheckMemoryAsync(GenerationSettings settings, DiffusionModel model, CancellationToken ct)
    {
        if ((await memory.OfAsync(settings, model, ct)).Refusal is { } refusal)
        {
            throw new StudioException(refusal);
        }
    }

    private static async Task CheckPromptAsync(StudioDbContext db, NewGeneration wanted, CancellationToken ct)
    {
        var text = await db.PromptRevisions
            .Where(r => r.Id == wanted.PromptRevisionId && r.TurnId == wanted.TurnId)
            .Select(r => r.Text)
            .SingleOrDefaultAsync(ct)
            ?? throw StudioException.NotFound("This prompt is no longer there.");
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new StudioException("The prompt is empty. Write what the picture should show.");
        }

        if (wanted.Settings.Syntax == PromptSyntax.Weighted && WeightedPrompt.Check(text) is { } unreadable)
        {
            throw new StudioException($"The prompt cannot be read with weights: {unreadable}");
        }
    }

    private static async Task<string?> ParentPixelsAsync(StudioDbContext db, NewGeneration wanted, CancellationToken ct)
    {
        return wanted.ParentImageId is not { } parent
            ? null
            : await db.Images.Where(i => i.Id == parent).Select(i => i.PixelHash).SingleOrDefaultAsync(ct)
                ?? throw StudioException.NotFound("The picture this should come of is no longer there.");
    }

    private Generation NewRow(NewGeneration wanted, Turn turn, DiffusionModel model)
    {
        var seeds = wanted.Seeds ?? PictureSeeds.Of(wanted.Settings);
        if (seeds.Count != wanted.Settings.Count || seeds.Any(s => s is < 0 or > SettingsRules.MaxSeed))
        {
            throw new StudioException(string.Create(CultureInfo.InvariantCulture, $"There must be {wanted.Settings.Count} seeds between 0 and {SettingsRules.MaxSeed:N0}, one per picture."));
        }

        var now = time.GetUtcNow().UtcDateTime;
        if (wanted.NotBefore > now + LatestStart)
        {
            throw new StudioException("Pictures can be sent for at most a week from now.");
        }

        var generation = new Generation
        {
            Id = wanted.Id ?? Guid.CreateVersion7(),
            ThreadId = turn.ThreadId,
            TurnId = turn.Id,
            PromptRevisionId = wanted.PromptRevisionId,
            Settings = wanted.Settings with { Model = model.Id },
            ModelHash = model.Hash,
            Kind = wanted.Kind,
            ParentImageId = wanted.ParentImageId,
            MaskHash = wanted.Settings.Edit?.Mask,
            CreatedById = workspace.Access.UserId ?? turn.CreatedById,
            CreatedAt = now,
            NotBefore = wanted.NotBefore,
            IsBatch = wanted.EvaluationId is not null,
            EvaluationId = wanted.EvaluationId,
        };
        foreach (var (ordinal, seed) in seeds.Index())
        {
            generation.Pictures.Add(new GenerationPicture { GenerationId = generation.Id, Ordinal = ordinal, Seed = seed, QueuedAt = now });
        }

        return generation;
    }

    private async Task CancelAsync(Func<IQueryable<GenerationPicture>, IQueryable<GenerationPicture>> which, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var pictures = await which(db.Pictures.AsNoTracking()).Select(p => new { p.Id, p.GenerationId }).ToListAsync(ct);
        if (pictures.Count == 0)
        {
            throw StudioException.NotFound("This work is no longer there.");
        }

        var generationId = pictures[0].GenerationId;
        await RequireMineAsync(db, generationId, ct);

        // Written first, then signalled: whoever runs it sees the request at its next renewal even when the signal is lost.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var picture in pictures)
        {
            await db.Pictures.Where(p => p.Id == picture.Id && p.Status == PictureStatus.Queued)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.Status, PictureStatus.Canceled).SetProperty(p => p.FinishedAt, now), ct);
            await db.Pictures.Where(p => p.Id == picture.Id && p.Status == PictureStatus.Running)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.CancelRequested, true), ct);
        }

        await GenerationStatusSave.ApplyAsync(db, generationId, time, ct);
        await transaction.CommitAsync(ct);

        foreach (var picture in pictures)
        {
            running.Cancel(picture.Id);
            var status = await db.Pictures.Where(p => p.Id == picture.Id).Select(p => p.Status).SingleAsync(ct);
            events.Publish(workspace.Id, new PictureEvent(generationId, picture.Id, status, ImageId: null));
        }

        events.Publish(workspace.Id, new QueueEvent());
    }

    private async Task RequireMineAsync(StudioDbContext db, Guid generationId, CancellationToken ct)
    {
        var author = await db.Generations.Where(g => g.Id == generationId).Select(g => g.CreatedById).SingleAsync(ct);
        workspace.Access.Require(author == workspace.Access.UserId ? Permission.CancelOwnWork : Permission.CancelAnyWork);
    }
}
