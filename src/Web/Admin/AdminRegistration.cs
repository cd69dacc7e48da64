namespace Studio.Web.Admin;

internal static class AdminRegistration
{
    public static void AddAdmin(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<AdminWorkspaceQueries>();
        builder.Services.AddScoped<AdminWorkspaceActions>();
        builder.Services.AddScoped<AdminRuleActions>();
        builder.Services.AddScoped<AdminUserQueries>();
        builder.Services.AddScoped<AdminUserActions>();
    }
}
