using Studio.Web.Quotas.Asking;

namespace Studio.Web.Quotas;

internal static class QuotasRegistration
{
    public static void AddQuotas(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<QuotaQueries>();
        builder.Services.AddScoped<QuotaActions>();
        builder.Services.AddScoped<MoreQueries>();
        builder.Services.AddScoped<MoreActions>();
    }
}
