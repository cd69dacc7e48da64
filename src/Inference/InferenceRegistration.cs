using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Studio.Inference.Hub;
using Studio.Inference.Models;

namespace Studio.Inference;

public static class InferenceRegistration
{
    /// <summary>What the web process needs of Inference. Nothing here loads native code; that happens in the slots.</summary>
    public static IHostApplicationBuilder AddInference(this IHostApplicationBuilder builder)
    {
        var root = builder.Environment.ContentRootPath;
        var data = Path.Combine(root, builder.Configuration["Data:Folder"] ?? "data");
        builder.Services.AddOptions<ModelCatalogOptions>()
            .BindConfiguration(ModelCatalogOptions.Section)
            .PostConfigure<HubOptions>((options, hub) => options.CompleteFor(root, data, hub.Folder));
        builder.Services.AddSingleton(services => new ModelCatalog(services.GetRequiredService<IOptions<ModelCatalogOptions>>().Value));
        builder.Services.AddSingleton(services => new PromptingFile(services.GetRequiredService<IOptions<ModelCatalogOptions>>().Value.PromptingFile));
        builder.Services.AddSingleton(_ => HubOptions.FromEnvironment(Path.Combine(data, "models"), Environment.GetEnvironmentVariable));
        builder.Services.AddSingleton(services => new HubClient(services.GetRequiredService<HubOptions>(), services.GetService<TimeProvider>() ?? TimeProvider.System));
        return builder;
    }
}
