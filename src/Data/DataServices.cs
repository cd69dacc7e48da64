using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Studio.Data.Audit;
using Studio.Data.Databases;
using Studio.Data.Evaluation.Removal;
using Studio.Data.Gallery;
using Studio.Data.Keys;
using Studio.Data.Models;
using Studio.Data.Moderation;
using Studio.Data.Storage;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Data.Users.Export;
using Studio.Data.Workspaces;
using Studio.Data.Workspaces.Export;
using Studio.Data.Workspaces.Invitations;
using Studio.Data.Workspaces.Life;
using Studio.Data.Workspaces.Looks;
using Studio.Data.Workspaces.Members;

namespace Studio.Data;

public static class DataServices
{
    /// <summary>Database, identity store, tenancy and blobs. Run DatabaseUpgrade before the first query.</summary>
    public static IHostApplicationBuilder AddData(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        var contentRoot = builder.Environment.ContentRootPath;
        services.AddOptions<DataOptions>().BindConfiguration(DataOptions.Section)
            .PostConfigure(data => data.Folder = Path.GetFullPath(data.Folder, contentRoot))
            .ValidateDataAnnotations()
            .Validate(
                data => data.Provider != "PostgreSql" || !string.IsNullOrWhiteSpace(data.ConnectionString),
                DataOptions.ConnectionStringMissing)
            .ValidateOnStart();
        services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section)
            .PostConfigure<IOptions<DataOptions>>((storage, data) => storage.Folder = Path.GetFullPath(
                storage.Folder.Length > 0 ? storage.Folder : Path.Combine(data.Value.Folder, "blobs"), contentRoot))
            .ValidateDataAnnotations()
            .ValidateOnStart();

        // What could not be written comes back as an exception, and whoever handles it logs it, once. A read that fails is still told by "Query": pages also read unasked.
        foreach (var said in (string[])["Update", "Database.Command", "Database.Transaction", "Database.Connection"])
        {
            builder.Logging.AddFilter($"Microsoft.EntityFrameworkCore.{said}", LogLevel.None);
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<CurrentWorkspace>();
        // Scoped, never pooled: a context belongs to the workspace of its scope.
        services.AddDbContextFactory<StudioDbContext>(
            (provider, context) => context.UseStudio(provider.GetRequiredService<IOptions<DataOptions>>().Value), ServiceLifetime.Scoped);
        services.AddIdentityCore<StudioUser>(identity =>
        {
            identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            identity.User.RequireUniqueEmail = true;
        }).AddEntityFrameworkStores<StudioDbContext>();

        services.AddScoped<AcrossWorkspaces>();
        services.AddScoped<LookDoors>();
        services.AddScoped<PortraitDoors>();
        services.AddScoped<Doors>();
        services.AddScoped<ModelPictures>();
        services.AddScoped<FreshAccess>();
        services.AddSingleton<WorkspaceScope>();
        services.AddScoped<DatabaseUpgrade>();
        services.AddScoped<InstallationMark>();
        services.AddSingleton<NodeChannel>();
        services.AddSingleton<DatabaseSize>();
        services.AddSingleton<FirstRun>();
        services.AddScoped<AuditChains>();
        services.AddScoped<AuditLog>();
        services.AddScoped<ServerAuditLog>();
        services.AddScoped<AuditPersonLog>();
        services.AddScoped<AuditCheck>();
        services.AddPeople();
        services.AddWorkspaces();
        services.AddMembers();
        services.AddCases();
        services.AddFiles();
        return builder;
    }

    /// <summary>Blobs and what clears them away.</summary>
    private static void AddFiles(this IServiceCollection services)
    {
        services.AddSingleton(provider => new BlobStore(
            provider.GetRequiredService<IOptions<StorageOptions>>().Value, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ThumbnailFolder>();
        services.AddScoped<BlobSweep>();
        services.AddScoped<TrashPurge>();
        services.AddScoped<UnnamedFiles>();
        services.AddScoped<EvaluationPictureRemoval>();
        services.AddScoped<EvaluationRemoval>();
    }

    private static void AddPeople(this IServiceCollection services)
    {
        services.AddScoped<ApiKeys>();
        services.AddSingleton<KeyCalls>();
        services.AddScoped<KeyDays>();
        services.AddScoped<KeyDoors>();
        services.AddScoped<GroupMemberships>();
        services.TryAddSingleton(new SessionLife(UserSessions.Life));
        services.AddScoped<UserSessions>();
        services.AddScoped<CurrentSession>();
        services.AddScoped<CurrentNetwork>();
        services.AddScoped<FreshSignIn>();
        services.AddScoped<UserPortraits>();
        services.AddScoped<AccountEnd>();
        services.AddScoped<OpenRegistration>();
    }

    private static void AddWorkspaces(this IServiceCollection services)
    {
        services.AddScoped<SlugChange>();
        services.AddScoped<WorkspaceMaking>();
        services.AddScoped<WorkspaceNaming>();
        services.AddScoped<WorkspaceLife>();
        services.AddScoped<WorkspaceErasure>();
        services.AddScoped<DatabaseTraces>();
        services.AddSingleton<WorkspaceFolders>();
        services.AddScoped<WorkspaceExport>();
        services.AddScoped<PersonPart>();
        services.AddScoped<PersonExport>();
        services.AddSingleton<ExportFiles>();
        services.AddScoped<Looking>();
        services.AddScoped<LookNotices>();
    }

    private static void AddMembers(this IServiceCollection services)
    {
        // The program says where the keys lie; without it (tools, tests) they are the framework's.
        services.AddDataProtection();
        services.AddScoped<JoinDoors>();
        services.AddScoped<ChangedBefore>();
        services.AddScoped<MemberChanges>();
        services.AddScoped<InvitationLinks>();
        services.AddScoped<LettingIn>();
        services.AddScoped<Joining>();
    }
}
