using Studio.Data.Evaluation.Choices;
using Studio.Web.Create.Composing;
using Studio.Web.Create.Conversation;
using Studio.Web.Create.FirstSteps;
using Studio.Web.Create.Picking;
using Studio.Web.Create.Ruled;
using Studio.Web.Create.Settings;
using Studio.Web.Create.Threads;

namespace Studio.Web.Create;

public static class CreateRegistration
{
    public static void AddCreate(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<Wishes>();
        services.AddSingleton<PromptWindows>();
        services.AddSingleton<WishReadings>();
        services.AddSingleton<PromptMarks>();
        services.AddSingleton<PictureReader>();
        services.AddSingleton<Examples>();
        services.AddScoped<CreateQueries>();
        services.AddScoped<CreateActions>();
        services.AddScoped<SentTurns>();
        services.AddScoped<FindingActions>();
        services.AddScoped<UnsentTurns>();
        services.AddScoped<PictureActions>();
        services.AddScoped<PictureTurns>();
        services.AddScoped<ThreadQueries>();
        services.AddScoped<ThreadActions>();
        services.AddScoped<Drafts>();
        services.AddScoped<PreferenceActions>();
        services.AddScoped<NoModel>();
        services.AddScoped<ChoiceBook>();
        services.AddScoped<ChoiceQueries>();
        services.AddScoped<ChoiceActions>();
        services.AddScoped<OwnChoiceQueries>();

        // One of each for every page that is opened: they hold what that page shows.
        services.AddScoped<WaitingPlaces>();
        services.AddTransient<ThreadBoard>();
        services.AddTransient<SettingsBoard>();
        services.AddTransient<ThreadListing>();
        services.AddTransient<DrawerState>();
    }

    public static void MapCreate(this RouteGroupBuilder workspaceGroup)
    {
        workspaceGroup.MapPreviews();
        workspaceGroup.MapPictureUpload();
        workspaceGroup.MapExamplePictures();
    }
}
