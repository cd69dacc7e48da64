using Microsoft.AspNetCore.Server.Kestrel.Core;
using Studio.Data;

namespace Studio.Web.Startup;

/// <summary>Where the server listens, where its data lies, and what it accepts.</summary>
internal static class Hosting
{
    // Forms are small; an endpoint that takes a picture raises its own limit.
    private const long MaximumBody = 1 << 20;

    public static void Listen(this WebApplicationBuilder builder, int? port)
    {
        builder.WebHost.UseStaticWebAssets();
        builder.Services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaximumBody;
        });
        builder.TrustProxies();
        if (port is { } asked)
        {
            builder.WebHost.UseUrls(asked == 0 ? "http://127.0.0.1:0" : $"http://localhost:{asked}");
        }
        else if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null)
        {
            builder.WebHost.UseUrls("http://localhost:5080");
        }
    }

    public static void UseDataFolder(this WebApplicationBuilder builder, string? folder)
    {
        if (folder is not null)
        {
            builder.Configuration[DataFolderKey] = Path.GetFullPath(folder);
        }
    }

    /// <summary>For what must be known before options are: the keys of data protection lie there.</summary>
    public static string DataFolder(this WebApplicationBuilder builder) =>
        Path.GetFullPath(builder.Configuration[DataFolderKey] ?? new DataOptions().Folder, builder.Environment.ContentRootPath);

    private static string DataFolderKey => $"{DataOptions.Section}:{nameof(DataOptions.Folder)}";
}
