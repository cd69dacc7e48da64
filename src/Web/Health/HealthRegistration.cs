namespace Studio.Web.Health;

internal static class HealthRegistration
{
    public static void AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ServerAdministrator>();
        builder.Services.AddScoped<HealthQueries>();
        builder.Services.AddScoped<HealthActions>();
        builder.Services.AddSingleton<QueueWaits>();
    }
}
