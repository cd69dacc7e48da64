using Microsoft.Extensions.Options;
using Studio.Data;

namespace Studio.Web.Models;

internal static class ModelRegistration
{
    public static void AddModels(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(provider => new ModelFolders(Path.Combine(provider.GetRequiredService<IOptions<DataOptions>>().Value.Folder, "models")));
        services.AddSingleton(RecommendedModels.Read(builder.Environment.ContentRootPath));
        services.AddScoped<ServerAdministrators>();
        services.AddScoped<DownloadQueries>();
        services.AddScoped<DownloadActions>();
        services.AddScoped<FolderActions>();
        services.AddScoped<ModelQueries>();
        services.AddScoped<ModelSamples>();
        services.AddScoped<ModelActions>();
        services.AddScoped<ServerAllowances>();
        services.AddScoped<WriterQueries>();
        services.AddScoped<WriterActions>();
        services.AddScoped<PromptingActions>();
        services.AddScoped<RemoteNames>();
        services.AddScoped<AddressActions>();
    }
}
