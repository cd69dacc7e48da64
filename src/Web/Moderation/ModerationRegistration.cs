using Studio.Web.Moderation.Authors;
using Studio.Web.Moderation.Cases;
using Studio.Web.Moderation.Compared;
using Studio.Web.Moderation.Limits;
using Studio.Web.Moderation.Numbers;
using Studio.Web.Moderation.Queue;
using Studio.Web.Moderation.Reports;
using Studio.Web.Moderation.Retention;
using Studio.Web.Moderation.Settings;
using Studio.Web.Moderation.Strikes;
using Studio.Web.Moderation.Together;

namespace Studio.Web.Moderation;

internal static class ModerationRegistration
{
    public static void AddModeration(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<CaseVerdicts>();
        builder.Services.AddScoped<CaseActions>();
        builder.Services.AddScoped<CaseUndo>();
        builder.Services.AddScoped<CasePictures>();
        builder.Services.AddScoped<CaseQueries>();
        builder.Services.AddScoped<TogetherQueries>();
        builder.Services.AddScoped<ExposureQueries>();
        builder.Services.AddScoped<ReportActions>();
        builder.Services.AddScoped<AuthorCases>();
        builder.Services.AddScoped<AuthorNotes>();
        builder.Services.AddScoped<OwnHeldPictures>();
        builder.Services.AddScoped<Appeals>();
        builder.Services.AddScoped<StrikeActions>();
        builder.Services.AddScoped<PausedPeople>();
        builder.Services.AddScoped<ModerationSettingsActions>();
        builder.Services.AddScoped<NumbersQueries>();
        builder.Services.AddScoped<DecidedAppeals>();
        builder.Services.AddScoped<LimitsQueries>();
        builder.Services.AddScoped<RetentionActions>();
    }
}
