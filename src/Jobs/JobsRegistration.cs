using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Studio.Data;
using Studio.Jobs.Claims;
using Studio.Jobs.Edits;
using Studio.Jobs.Events;
using Studio.Jobs.Handlers;
using Studio.Jobs.Models;
using Studio.Jobs.Nodes;
using Studio.Jobs.Replays;
using Studio.Jobs.Slots;
using Studio.Jobs.Tasks;
using Studio.Jobs.Tickets;
using Studio.Jobs.Upsamplings;

namespace Studio.Jobs;

public static class JobsRegistration
{
    /// <summary>The queue, its tickets, and the slots that compute. Comes after AddData and AddInference.</summary>
    public static IHostApplicationBuilder AddJobs(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<PromptOptions>().BindConfiguration(PromptOptions.Section);
        services.AddOptions<SlotOptions>().BindConfiguration(SlotOptions.Section).ValidateDataAnnotations().ValidateOnStart();

        services.AddSingleton<OtherNodes>();
        services.AddHostedService<NodeListener>();
        services.AddHostedService<NodeSender>();
        services.AddSingleton<StudioEvents>();
        services.AddSingleton<SharedPreviews>();
        services.AddSingleton<LiveWork>();
        services.AddSingleton<RunningWork>();
        services.AddSingleton<Lease>();
        services.AddSingleton<PictureClaims>();
        services.AddSingleton<UpsamplingClaims>();
        services.AddSingleton<LeaseSweep>();
        services.AddSingleton<PictureOutcomes>();
        services.AddSingleton<PictureWishes>();
        services.AddSingleton<DrawPicture>();
        services.AddSingleton<StorePicture>();
        services.AddSingleton<GenerateImages>();
        services.AddSingleton<UpsamplePrompt>();
        services.AddSingleton<SlotWake>();
        services.AddSingleton<WriterWarmth>();
        services.AddSingleton<Writers>();
        services.AddSingleton<TicketOffice>();

        services.AddScoped<GenerationQueue>();
        services.AddScoped<UpsamplingQueue>();
        services.AddScoped<QueueForecast>();
        services.AddScoped<UpsamplingInputs>();
        services.AddScoped<UpsamplingCompletion>();
        services.AddScoped<ComposerSettings>();
        services.AddScoped<StartByItself>();
        services.AddScoped<ReplayReports>();
        services.AddScoped<MaskStore>();

        TicketStore.Add(builder, builder.Configuration.GetSection(DataOptions.Section).Get<DataOptions>() ?? new DataOptions());
        services.AddSingleton<SlotWorkers>();
        services.AddHostedService(provider => provider.GetRequiredService<SlotWorkers>());
        services.AddTasks();
        services.AddModels();
        services.AddHostedService<QueueSweep>();
        return builder;
    }

    /// <summary>A kind of background task is one class and one line here.</summary>
    private static void AddTasks(this IServiceCollection services)
    {
        services.AddSingleton<TaskClaims>();
        services.AddSingleton<RunTask>();
        services.AddScoped<TaskQueue>();
        services.AddHostedService<TaskWorkers>();
        services.AddScoped<TaskKind, EmptyTrash>();
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
    }
}
