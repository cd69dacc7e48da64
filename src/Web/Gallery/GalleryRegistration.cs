using Studio.Web.Compare;
using Studio.Web.Images;
using Studio.Web.Queue;

namespace Studio.Web.Gallery;

public static class GalleryRegistration
{
    /// <summary>What the pages Gallery, Image and Queue read and do.</summary>
    public static IServiceCollection AddGallery(this IServiceCollection services)
    {
        services.AddScoped<GalleryQueries>();
        services.AddScoped<GalleryActions>();
        services.AddScoped<CollectionQueries>();
        services.AddScoped<CollectionActions>();
        services.AddSingleton<ThumbnailCache>();
        services.AddSingleton<MissingFiles>();
        services.AddScoped<ImageFiles>();
        services.AddScoped<ImageZip>();
        services.AddScoped<TrashQueries>();
        services.AddScoped<TrashActions>();
        services.AddScoped<ImageImport>();
        services.AddScoped<ImageQueries>();
        services.AddScoped<ImageActions>();
        services.AddScoped<LineageQueries>();
        services.AddScoped<ReplayQueries>();
        services.AddScoped<ProvenanceReader>();
        services.AddScoped<CompareQueries>();
        services.AddScoped<QueueQueries>();
        services.AddScoped<QueueActions>();
        return services;
    }
}
