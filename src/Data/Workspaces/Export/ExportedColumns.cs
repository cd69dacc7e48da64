using Microsoft.EntityFrameworkCore.Metadata;
using Studio.Data.Evaluation.Sessions;
using Studio.Data.Generations;
using Studio.Data.Keys;
using Studio.Data.Models;
using Studio.Data.Moderation.Cases;
using Studio.Data.Prompts;
using Studio.Data.Quotas;
using Studio.Data.Tasks;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces.Invitations;
using Studio.Data.Workspaces.Looks;

namespace Studio.Data.Workspaces.Export;

/// <summary>What of a workspace is taken along: all of it by the model, so that an entity added later cannot be forgotten, but for what is named here.</summary>
internal static class ExportedColumns
{
    /// <summary>Whole tables that stay, with the reason that the manifest gives.</summary>
    public static IReadOnlyDictionary<Type, string> LeftOut { get; } = new Dictionary<Type, string>
    {
        [typeof(Draft)] = "what somebody has not sent yet is theirs alone",
        [typeof(EditDraft)] = "what somebody has not sent yet is theirs alone",
        [typeof(CaseLook)] = "what a moderator had to look at is counted for themself alone",
        [typeof(RefusedAsk)] = "who was refused what is for today's page and gone after two days",
        [typeof(BackgroundTask)] = "work of this server, not of the workspace",
        [typeof(LookNotice)] = "who has not read yet that an administrator looked in; the looks themselves are here",
    };

    /// <summary>Columns that open something, or mean something only inside this server.</summary>
    private static readonly HashSet<(Type Entity, string Column)> Secrets =
    [
        (typeof(Invitation), nameof(Invitation.SecretHash)),
        (typeof(Invitation), nameof(Invitation.Protected)),
        (typeof(ApiKey), nameof(ApiKey.SecretHash)),
        (typeof(GuestLink), nameof(GuestLink.SecretHash)),
        (typeof(GuestLink), nameof(GuestLink.Protected)),
        (typeof(Rater), nameof(Rater.BrowserHash)),
        (typeof(Rater), nameof(Rater.CodeHash)),
        (typeof(RatingAssignment), nameof(RatingAssignment.LeftKey)),
        (typeof(RatingAssignment), nameof(RatingAssignment.RightKey)),
        (typeof(ApiKey), nameof(ApiKey.LastAddress)),
        (typeof(RemoteWriter), nameof(RemoteWriter.ProtectedKey)),
    ];

    public static IEnumerable<IEntityType> Tables(IModel model) => model.GetEntityTypes()
        .Where(entity => typeof(IWorkspaceOwned).IsAssignableFrom(entity.ClrType) && !LeftOut.ContainsKey(entity.ClrType))
        .OrderBy(entity => entity.ClrType.Name, StringComparer.Ordinal);

    /// <summary>Without the workspace's id, which all have, and the stamp by which two who change a row at once are told apart.</summary>
    public static IReadOnlyList<IProperty> Of(IEntityType entity) =>
    [
        .. entity.GetProperties().Where(property => property.Name is not (nameof(IWorkspaceOwned.WorkspaceId) or nameof(IVersioned.Version))
            && !Secrets.Contains((entity.ClrType, property.Name))),
    ];
}
