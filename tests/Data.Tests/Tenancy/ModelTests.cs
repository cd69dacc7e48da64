using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Studio.Data.Audit;
using Studio.Data.Databases;
using Studio.Data.Generations;
using Studio.Data.Models;
using Studio.Data.Moderation.Policies.Server;
using Studio.Data.Nodes;
using Studio.Data.Server;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Data.Workspaces;

namespace Studio.Data.Tests.Tenancy;

/// <summary>What an entity added later must have, checked on the model itself.</summary>
public sealed class ModelTests
{
    /// <summary>The server's own: people, the workspaces themselves, what models cost, the machines, which studio this is, what its administrators decided, where wishes may go, its own log and the ends of all logs. Everything else belongs to a workspace.</summary>
    private static readonly Type[] Unowned =
    [
        typeof(StudioUser), typeof(UserPreferences), typeof(UserPortrait), typeof(UserSession), typeof(UserPlace), typeof(Workspace), typeof(WorkspaceSlug), typeof(ModelCost), typeof(Installation), typeof(ServerRules), typeof(ServerPolicyVersion), typeof(ServerPolicyDraft), typeof(ServerTestWish), typeof(ServerSecret), typeof(WriterAddress),
        typeof(Node), typeof(SlotCrash), typeof(ModelMemory), typeof(AuditChain), typeof(ServerAuditEntry),
        typeof(IdentityUserClaim<Guid>), typeof(IdentityUserLogin<Guid>), typeof(IdentityUserToken<Guid>),
        typeof(IdentityUserPasskey<Guid>), typeof(IdentityPasskeyData),
    ];

    public static TheoryData<string> Entities => [.. Model().GetEntityTypes().Select(e => e.Name)];

    public static TheoryData<string> OwnedEntities =>
        [.. Model().GetEntityTypes().Where(e => typeof(IWorkspaceOwned).IsAssignableFrom(e.ClrType)).Select(e => e.Name)];

    [Theory, MemberData(nameof(Entities))]
    public void Every_entity_belongs_to_a_workspace_or_is_named_as_the_servers_own(string name)
    {
        var entity = Model().FindEntityType(name)!;

        Assert.NotEqual(typeof(IWorkspaceOwned).IsAssignableFrom(entity.ClrType), Unowned.Contains(entity.ClrType));
    }

    [Theory, MemberData(nameof(OwnedEntities))]
    public void Every_owned_entity_is_filtered_and_points_at_its_workspace(string name)
    {
        var entity = Model().FindEntityType(name)!;

        Assert.Contains("Workspace", entity.GetDeclaredQueryFilters().Select(f => f.Key));
        Assert.Contains(entity.GetForeignKeys(), f => f.PrincipalEntityType.ClrType == typeof(Workspace));
        Assert.True(entity.FindProperty("WorkspaceId")!.PropertyInfo!.SetMethod!.IsPrivate, "Only the guard writes WorkspaceId.");
    }

    [Theory, MemberData(nameof(OwnedEntities))]
    public void Every_reference_between_owned_entities_holds_the_workspace(string name)
    {
        var references = Model().FindEntityType(name)!.GetForeignKeys()
            .Where(f => typeof(IWorkspaceOwned).IsAssignableFrom(f.PrincipalEntityType.ClrType));

        Assert.All(references, f =>
        {
            Assert.Equal("WorkspaceId", f.Properties[0].Name);
            Assert.Equal("WorkspaceId", f.PrincipalKey.Properties[0].Name);
        });
    }

    private static IModel Model()
    {
        var builder = new DbContextOptionsBuilder<StudioDbContext>();
        builder.UseStudio(new DataOptions { ConnectionString = "Data Source=never-opened.db" });
        using var context = new StudioDbContext(builder.Options, new CurrentWorkspace());
        return context.Model;
    }
}
