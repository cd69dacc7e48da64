using Microsoft.AspNetCore.Authentication;
using Studio.Web.Keys.Api;

namespace Studio.Web.Keys;

internal static class KeysRegistration
{
    public static void AddKeys(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<ApiOptions>().BindConfiguration(ApiOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ApiLimit>();
        services.AddScoped<CurrentKey>();
        services.AddScoped<ApiQueries>();
        services.AddScoped<KeyQueries>();
        services.AddScoped<KeyActions>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, KeyHandler>(KeyHandler.SchemeName, configureOptions: null);
    }
}
