namespace Studio.Web.Evaluations;

internal static class EvaluationsRegistration
{
    public static void AddEvaluations(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ResultsQueries>();
        builder.Services.AddSingleton<SlowResults>();
    }
}
