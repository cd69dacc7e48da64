using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Studio.Data;
using Studio.Data.Moderation.Cases;
using Studio.Jobs.Audit;
using Studio.Jobs.Batches;
using Studio.Jobs.Claims;
using Studio.Jobs.Devices;
using Studio.Jobs.Edits;
using Studio.Jobs.Evaluations;
using Studio.Jobs.Evaluations.Scores;
using Studio.Jobs.Events;
using Studio.Jobs.Handlers;
using Studio.Jobs.Keys;
using Studio.Jobs.Memory;
using Studio.Jobs.Models;
using Studio.Jobs.Moderation;
using Studio.Jobs.Nodes;
using Studio.Jobs.Quotas;
using Studio.Jobs.Replays;
using Studio.Jobs.Slots;
using Studio.Jobs.Tasks;
using Studio.Jobs.Tickets;
using Studio.Jobs.Upsamplings;
using Studio.Jobs.Upsamplings.Remote;
using Studio.Jobs.Workspaces;

namespace Studio.Jobs;

public static class JobsRegistration
{
    /// <summary>The queue, its tickets, and the slots that compute. Comes after AddData and AddInference.</summary>
    public static IHostApplicationBuilder AddJobs(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<PromptOptions>().BindConfiguration(PromptOptions.Section);
        services.AddOptions<SlotOptions>().BindConfiguration(SlotOptions.Section).ValidateDataAnnotations().ValidateOnStart();

        services.AddEvents();
        services.AddClaims();
        services.AddQueues();
        services.AddEvaluations();
        TicketStore.Add(builder, builder.Configuration.GetSection(DataOptions.Section).Get<DataOptions>() ?? new DataOptions());
        services.AddSlots();
        services.AddTasks();
        services.AddModels();
        services.AddHostedService<QueueSweep>();
        services.AddSingleton<AuditVerdicts>();
        services.AddHostedService<AuditWatch>();
        services.AddSingleton<KeyCallsWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<KeyCallsWriter>());
        return builder;
    }

    private static void AddEvents(this IServiceCollection services)
    {
        services.AddSingleton<OtherNodes>();
        services.AddHostedService<NodeListener>();
        services.AddHostedService<NodeSender>();
        services.AddSingleton<ThisNode>();
        services.AddSingleton<NodeRows>();
        services.AddSingleton(provider => new NodeStates(
            provider.GetRequiredService<ThisNode>(), provider.GetRequiredService<NodeReports>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new NodeSettings(
            provider.GetRequiredService<IServiceScopeFactory>(), provider.GetRequiredService<OtherNodes>(), provider.GetRequiredService<ThisNode>()));
        services.AddSingleton<NodeReports>();
        services.AddSingleton<Chores>();
        services.AddSingleton<DiskRoom>();
        services.AddSingleton<DiskUse>();
        services.AddHostedService<NodeBeat>();
        services.AddSingleton<StudioEvents>();
        services.AddSingleton<SharedPreviews>();
        services.AddSingleton<LiveWork>();
    }

    private static void AddClaims(this IServiceCollection services)
    {
        services.AddSingleton<RunningWork>();
        services.AddSingleton<Lease>();
        services.AddSingleton<PictureClaims>();
        services.AddSingleton<BatchClaims>();
        services.AddSingleton<BatchSizes>();
        services.AddSingleton<BatchRoom>();
        services.AddSingleton(provider => new MeasuredBatches(
            provider.GetRequiredService<Device>(), provider.GetRequiredService<IOptions<SlotOptions>>(), provider.GetRequiredService<IOptions<DataOptions>>()));
        services.AddSingleton<UpsamplingClaims>();
        services.AddSingleton<LeaseSweep>();
        services.AddSingleton<PictureOutcomes>();
        services.AddSingleton<WorkStop>();
        services.AddSingleton<ClosedWork>();
        services.AddSingleton<MemberWork>();
    }

    /// <summary>What people do to the queue, in their workspace.</summary>
    private static void AddQueues(this IServiceCollection services)
    {
        services.AddScoped<GenerationQueue>();
        services.AddScoped<TextWall>();
        services.AddSingleton<PictureScreener>();
        services.AddSingleton<ClipProcess>();
        services.AddScoped<FindingCases>();
        services.AddSingleton<HeldRelease>();
        services.AddScoped<ICaseConsequence, FindingConsequence>();
        services.AddOptions<PaceOptions>().BindConfiguration(PaceOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Pace>();
        services.AddScoped<QuotaDesk>();
        services.AddScoped<RefusalNotes>();
        services.AddScoped<StorageRoom>();
        services.AddScoped<QuotaRecount>();
        services.AddScoped<UpsamplingQueue>();
        services.AddScoped<QueuePauses>();
        services.AddScoped<QueueForecast>();
        services.AddScoped<WritingForecast>();
        services.AddScoped<ServerTrouble>();
        services.AddScoped<WorkspaceWriters>();
        services.AddScoped<UpsamplingInputs>();
        services.AddScoped<UpsamplingCompletion>();
        services.AddScoped<ComposerSettings>();
        services.AddScoped<StartByItself>();
        services.AddScoped<ReplayReports>();
        services.AddScoped<MaskStore>();
        services.AddScoped<EditSources>();
        services.AddScoped<PictureMemory>();
        services.AddScoped<EditAdmission>();
    }

    /// <summary>What computes: the handlers of one piece of work each, and the child processes they use. Comes after the tickets, which wake them.</summary>
    private static void AddSlots(this IServiceCollection services)
    {
        services.AddSingleton<PictureWishes>();
        services.AddSingleton<DrawPicture>();
        services.AddSingleton<StorePicture>();
        services.AddSingleton<GenerateImages>();
        services.AddSingleton<UpsamplePrompt>();
        services.AddSingleton<WriterWarmth>();
        services.AddSingleton<Writers>();
        services.AddSingleton<Device>();
        services.AddSingleton<MemoryCosts>();
        services.AddSingleton<RoomCounts>();
        services.AddSingleton<ModelRoom>();
        services.AddSingleton<MeasuredWork>();
        services.AddSingleton<CrashLog>();
        services.AddRemoteWriters();
        services.AddSingleton<SlotWake>();
        services.AddSingleton<TicketOffice>();
        services.AddSingleton<SlotWorkers>();
        services.AddHostedService(provider => provider.GetRequiredService<SlotWorkers>());
    }

    private static void AddRemoteWriters(this IServiceCollection services)
    {
        services.AddSingleton<RemoteKeys>();
        services.AddSingleton<RemoteDoor>();
        services.AddSingleton<PromptTargets>();
        services.AddSingleton<RemoteWriting>();
        services.AddScoped<RemoteTest>();
        services.AddHostedService<RemoteLane>();
    }

    /// <summary>A kind of background task is one class and one line here.</summary>
    private static void AddTasks(this IServiceCollection services)
    {
        services.AddSingleton<TaskClaims>();
        services.AddSingleton<RunTask>();
        services.AddScoped<TaskQueue>();
        services.AddHostedService<TaskWorkers>();
        services.AddScoped<TaskKind, EmptyTrash>();
        services.AddScoped<TaskKind, ApplyRetention>();
        services.AddScoped<TaskKind, ExportWorkspace>();
        services.AddScoped<TaskKind, ExportPerson>();
        services.AddSingleton<Housekeeping>();
        services.AddHostedService(provider => provider.GetRequiredService<Housekeeping>());
    }

    private static void AddModels(this IServiceCollection services)
    {
        services.AddDataProtection();
        services.AddSingleton<HubToken>();
        services.AddSingleton<ModelHub>();
        services.AddSingleton<Downloads>();
        services.AddScoped<ModelRights>();
        services.AddScoped<TaskKind, FetchModel>();
        services.AddScoped<TaskKind, VerifyModel>();
        services.AddScoped<ScoredPictures>();
        services.AddScoped<TaskKind, ScoreSamples>();
        services.AddScoped<TaskKind, JudgeSamples>();
    }
}
