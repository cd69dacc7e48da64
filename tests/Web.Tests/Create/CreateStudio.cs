using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Studio.Data.Generations;
using Studio.Inference;
using Studio.Jobs;
using Studio.Testing;
using Studio.Web.Create;
using Studio.Web.Create.Composing;
using Studio.Web.Create.Conversation;
using Studio.Web.Create.Ruled;
using Studio.Web.Create.Settings;
using Studio.Web.Create.Threads;

namespace Studio.Web.Tests.Create;

/// <summary>The actions of the create page on a real database, with the embedded models and without slots: nothing is computed.</summary>
internal static class CreateStudio
{
    public static readonly GenerationSettings Settings =
        new("studio-mini-diffusion", Width: 256, Height: 256, Count: 4, Steps: 20, Guidance: 3.5, Sampler: "DDIM", Seed: -1, Negative: "", Upsample: true);

    public static void Configure(IHostApplicationBuilder builder)
    {
        builder.Configuration.AddInMemoryCollection([new("Models:Folders:0", Repository.Models)]);
        builder.AddInference();
        builder.AddJobs();
        builder.Services.AddSingleton<Wishes>();
        builder.Services.AddScoped<CreateQueries>();
        builder.Services.AddScoped<CreateActions>();
        builder.Services.AddScoped<SentTurns>();
        builder.Services.AddScoped<UnsentTurns>();
        builder.Services.AddScoped<FindingActions>();
        builder.Services.AddScoped<PictureActions>();
        builder.Services.AddScoped<PictureTurns>();
        builder.Services.AddScoped<ThreadQueries>();
        builder.Services.AddScoped<ThreadActions>();
        builder.Services.AddScoped<Drafts>();
        builder.Services.AddScoped<NoModel>();
        builder.Services.AddScoped<WaitingPlaces>();
        builder.Services.AddScoped<ThreadBoard>();
    }
}
