using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
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
            .PostConfigure(options => options.CompleteFor(root, data));
        builder.Services.AddSingleton(services => new ModelCatalog(services.GetRequiredService<IOptions<ModelCatalogOptions>>().Value));
        return builder;
    }
}
