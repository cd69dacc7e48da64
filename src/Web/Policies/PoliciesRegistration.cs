using Studio.Web.Policies.Lately;
using Studio.Web.Policies.Rehearsals;
using Studio.Web.Policies.Server;

namespace Studio.Web.Policies;

internal static class PoliciesRegistration
{
    public static void AddPolicies(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<PolicyQueries>();
        builder.Services.AddScoped<PolicyActions>();
        builder.Services.AddScoped<DraftRehearsal>();
        builder.Services.AddScoped<LatelyQueries>();
        builder.Services.AddScoped<ServerPolicyQueries>();
        builder.Services.AddScoped<ServerPolicyActions>();
        builder.Services.AddScoped<ServerRuleHits>();
        builder.Services.AddScoped<ServerTestWishes>();
    }
}
