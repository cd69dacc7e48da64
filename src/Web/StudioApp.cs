using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference;
using Studio.Jobs;
using Studio.Web.Account;
using Studio.Web.Account.Confirming;
using Studio.Web.Admin;
using Studio.Web.Audit;
using Studio.Web.Create;
using Studio.Web.Edit;
using Studio.Web.Errors;
using Studio.Web.Evaluations;
using Studio.Web.Evaluations.Pairs;
using Studio.Web.Evaluations.Results;
using Studio.Web.Gallery;
using Studio.Web.Health;
using Studio.Web.Images;
using Studio.Web.Keys;
using Studio.Web.Keys.Api;
using Studio.Web.Members;
using Studio.Web.Members.Join;
using Studio.Web.Models;
using Studio.Web.Moderation;
using Studio.Web.Moderation.Cases;
using Studio.Web.Moderation.Numbers;
using Studio.Web.Policies;
using Studio.Web.Policies.Server;
using Studio.Web.Profile;
using Studio.Web.Profile.Export;
using Studio.Web.Profile.Portraits;
using Studio.Web.Quotas;
using Studio.Web.Rating;
using Studio.Web.Setup;
using Studio.Web.Shell;
using Studio.Web.Shell.Networks;
using Studio.Web.Shell.Visits;
using Studio.Web.Startup;
using Studio.Web.Workspaces;

namespace Studio.Web;

/// <summary>The composition root: the same application for the command line and for the tests.</summary>
public static class StudioApp
{
    public static WebApplication Build(StudioAppOptions options)
    {
        // SQLite's async methods block; a burst of them must not wait for the pool to grow.
        ThreadPool.SetMinThreads(32, 32);

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = options.Args,
            ApplicationName = "Studio.Web",
            ContentRootPath = ContentRoot.Find(),
        });
        builder.Listen(options.Port);
        builder.UseDataFolder(options.DataFolder);

        builder.AddData();
        builder.Services.AddHostedService<DataStartup>();
        builder.AddInference();
        builder.AddJobs();
        builder.AddAccounts();
        builder.AddProfile();
        builder.AddSetup();
        builder.AddErrors();
        builder.AddShell();
        builder.AddCreate();
        builder.AddEdit();
        builder.Services.AddGallery();
        builder.AddModels();
        builder.AddHealth();
        builder.AddMembers();
        builder.AddWorkspaces();
        builder.AddAdmin();
        builder.AddQuotas();
        builder.AddPolicies();
        builder.AddAudit();
        builder.AddEvaluations();
        builder.AddRating();
        builder.AddModeration();
        builder.AddKeys();
        options.Configure?.Invoke(builder);

        var app = builder.Build();
        app.UseStudioPipeline();
        app.MapStudio();
        return app;
    }

    private static void MapStudio(this WebApplication app)
    {
        app.MapAccounts();
        app.MapPortraits();
        app.MapServerModels();
        app.MapJoin();
        app.MapGuestRating();
        var workspace = app.MapWorkspaceGroup();
        workspace.MapGet("", (string workspace, CurrentWorkspace here) => Results.Redirect(WorkspaceAddress.Of(workspace, here.Access.Allows(Permission.CreateImages) ? "create" : "gallery")));
        workspace.MapCreate();
        workspace.MapImages();
        workspace.MapMasks();
        workspace.MapAudit();
        workspace.MapModeration();
        workspace.MapNumbers();
        workspace.MapExport();
        workspace.MapPersonExport();
        workspace.MapPolicies();
        workspace.MapEvaluations();
        workspace.MapRating();
        workspace.MapEvaluationResults();
        PairPictures.Map(workspace);
        app.MapServerAudit();
        app.MapServerPolicies();
        app.MapApi();
        app.MapShell();
    }

    private static void UseStudioPipeline(this WebApplication app)
    {
        app.UseForwardedHeaders();
        // Only over https, and never for localhost.
        app.UseHsts();
        app.UseContentSecurity();
        app.UseErrors();
        app.UseApi();
        app.UseAuthentication();
        app.Use(SessionEntry.EnterAsync);
        app.Use(NetworkEntry.EnterAsync);
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseWorkspaceEntry();
        app.UseServerEntry();
        app.UseFreshPages();
        app.UseMissingPages();
        app.UseFormLimit();
        app.UseAntiforgery();
        app.UseGoneForms();
    }
}
