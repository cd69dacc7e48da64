using Microsoft.Extensions.DependencyInjection;

namespace Studio.Jobs.Evaluations;

internal static class EvaluationsRegistration
{
    public static void AddEvaluations(this IServiceCollection services)
    {
        services.AddScoped<EntrySystems>();
        services.AddScoped<EvaluationStart>();
        services.AddScoped<EvaluationActs>();
        services.AddScoped<EvaluationThrowing>();
        services.AddScoped<EvaluationBudget>();
        services.AddScoped<EvaluationMachineTime>();
        services.AddScoped<PromptTurns>();
        services.AddScoped<PromptTexts>();
        services.AddScoped<SampleFeed>();
        services.AddScoped<SampleCollection>();
        services.AddScoped<EvaluationAdvance>();
        services.AddSingleton<EvaluationEngine>();
        services.AddHostedService(provider => provider.GetRequiredService<EvaluationEngine>());
    }
}
