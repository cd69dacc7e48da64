namespace Studio.Web;

/// <summary>What a caller of <see cref="StudioApp.Build"/> decides; everything else is configuration.</summary>
public sealed record StudioAppOptions
{
    public string[] Args { get; init; } = [];

    /// <summary>Overrides Studio:Data:Folder.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Overrides the addresses of the configuration; 0 takes any free port.</summary>
    public int? Port { get; init; }

    /// <summary>Called after every service is registered, before the application is built.</summary>
    public Action<WebApplicationBuilder>? Configure { get; init; }
}
