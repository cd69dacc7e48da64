using Studio.Web.Images;

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
        services.AddScoped<ImageFiles>();
        services.AddScoped<ImageZip>();
        services.AddScoped<ImageImport>();
        return services;
    }
}
