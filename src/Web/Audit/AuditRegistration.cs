namespace Studio.Web.Audit;

internal static class AuditRegistration
{
    public static void AddAudit(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<WorkspaceAuditDesk>();
        builder.Services.AddScoped<ServerAuditDesk>();
    }
}
