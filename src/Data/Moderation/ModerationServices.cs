using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Pictures;
using Studio.Data.Moderation.Policies;
using Studio.Data.Moderation.Retention;
using Studio.Data.Moderation.Rules;
using Studio.Data.Moderation.Strikes;

namespace Studio.Data.Moderation;

internal static class ModerationServices
{
    public static void AddCases(this IServiceCollection services)
    {
        services.AddScoped<CaseClaims>();
        services.AddScoped<CaseQueue>();
        services.AddScoped<PictureScreen>();
        services.AddScoped<CreationPauses>();
        services.AddSingleton<CompiledPolicies>();
        services.AddScoped<PoliciesInForce>();
        services.AddScoped<IPictureRules, PolicyPictureRules>();
        services.AddScoped<ICaseConsequence, PictureConsequence>();
        services.AddScoped<RetentionRules>();
        services.AddScoped<RetentionPurge>();
    }
}
