namespace Studio.Web.Setup;

internal static class SetupServices
{
    public static void AddSetup(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SetupToken>();
        builder.Services.AddSingleton<MachineFacts>();
        builder.Services.AddScoped<SetupActions>();
    }
}
