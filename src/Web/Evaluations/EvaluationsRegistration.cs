using Studio.Web.Evaluations.Designs;
using Studio.Web.Evaluations.Folders;
using Studio.Web.Evaluations.Lists;
using Studio.Web.Evaluations.Pairs;
using Studio.Web.Evaluations.Raters;
using Studio.Web.Evaluations.Results;
using Studio.Web.Evaluations.Runs;
using Studio.Web.Evaluations.Scores;

namespace Studio.Web.Evaluations;

internal static class EvaluationsRegistration
{
    public static void AddEvaluations(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ResultsQueries>();
        builder.Services.AddScoped<ScoreQueries>();
        builder.Services.AddScoped<JudgedPictures>();
        builder.Services.AddScoped<TrustQueries>();
        builder.Services.AddSingleton<SlowResults>();
        builder.Services.AddScoped<EvaluationQueries>();
        builder.Services.AddScoped<DesignQueries>();
        builder.Services.AddScoped<DesignActions>();
        builder.Services.AddScoped<RunQueries>();
        builder.Services.AddScoped<FolderImport>();
        builder.Services.AddScoped<PairQueries>();
        builder.Services.AddScoped<PairPictures>();
        builder.Services.AddScoped<RaterQueries>();
        builder.Services.AddScoped<RaterActions>();
    }
}
