namespace Studio.Web.Workspaces;

internal static class WorkspacesRegistration
{
    public static void AddWorkspaces(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<SettingsQueries>();
        builder.Services.AddScoped<SettingsActions>();
        builder.Services.AddScoped<LookActions>();
        builder.Services.AddScoped<LookTrail>();
        builder.Services.AddSingleton<LookedFiles>();
        builder.Services.AddScoped<ExportDesk>();
    }
}
