using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Pictures;

namespace Studio.Data.Moderation;

internal static class ModerationServices
{
    public static void AddCases(this IServiceCollection services)
    {
        services.AddScoped<CaseClaims>();
        services.AddScoped<CaseQueue>();
        services.TryAddScoped<IPictureRules, DefaultPictureRules>();
        services.AddScoped<PictureScreen>();
        services.AddScoped<ICaseConsequence, PictureConsequence>();
    }
}
