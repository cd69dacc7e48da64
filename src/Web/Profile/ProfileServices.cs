using Studio.Web.Profile.Export;
using Studio.Web.Profile.Portraits;

namespace Studio.Web.Profile;

internal static class ProfileServices
{
    public static void AddProfile(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ProfileActions>();
        builder.Services.AddScoped<PortraitActions>();
        builder.Services.AddScoped<PortraitScreening>();
        builder.Services.AddSingleton<PortraitWatch>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<PortraitWatch>());
        builder.Services.AddScoped<PasskeyQueries>();
        builder.Services.AddScoped<PasswordQueries>();
        builder.Services.AddScoped<PersonExportDesk>();
        builder.Services.AddScoped<SecondStepQueries>();
    }
}
