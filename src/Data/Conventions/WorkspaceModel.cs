using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;

namespace Studio.Data.Conventions;

/// <summary>What every workspace-owned entity gets, by a loop over the model so that none can be forgotten.</summary>
internal static class WorkspaceModel
{
    public const string FilterName = "Workspace";

    private const string WorkspaceId = nameof(IWorkspaceOwned.WorkspaceId);

    public static void Apply(ModelBuilder builder, StudioDbContext context)
    {
        var owned = builder.Model.GetEntityTypes().Where(e => typeof(IWorkspaceOwned).IsAssignableFrom(e.ClrType)).ToList();
        foreach (var entity in owned)
        {
            builder.Entity(entity.ClrType)
                .HasOne(typeof(Workspace)).WithMany().HasForeignKey(WorkspaceId).OnDelete(DeleteBehavior.Cascade);
            builder.Entity(entity.ClrType).HasQueryFilter(FilterName, Filter(entity.ClrType, context));
        }

        foreach (var foreignKey in owned.SelectMany(e => e.GetForeignKeys()).Where(IsBetweenOwned).ToList())
        {
            MakeComposite(foreignKey);
        }
    }

    /// <summary>
    /// The filter names a property of the context: EF reads it from the instance that runs the query.
    /// A value captured here would be baked into the cached model, and everybody would see the first workspace.
    /// </summary>
    private static LambdaExpression Filter(Type entity, StudioDbContext context)
    {
        var row = Expression.Parameter(entity, "row");
        return Expression.Lambda(
            Expression.Equal(
                Expression.Property(row, WorkspaceId),
                Expression.Property(Expression.Constant(context), nameof(StudioDbContext.WorkspaceId))),
            row);
    }

    private static bool IsBetweenOwned(IMutableForeignKey foreignKey) =>
        typeof(IWorkspaceOwned).IsAssignableFrom(foreignKey.PrincipalEntityType.ClrType)
        && foreignKey.Properties.All(p => p.Name != WorkspaceId);

    /// <summary>XId becomes (WorkspaceId, XId): the database itself refuses a reference into another workspace.</summary>
    private static void MakeComposite(IMutableForeignKey foreignKey)
    {
        var principal = foreignKey.PrincipalEntityType;
        IMutableProperty[] principalProperties = [principal.FindProperty(WorkspaceId)!, .. foreignKey.PrincipalKey.Properties];
        var key = principal.FindKey(principalProperties) ?? principal.AddKey(principalProperties);
        foreignKey.SetProperties([foreignKey.DeclaringEntityType.FindProperty(WorkspaceId)!, .. foreignKey.Properties], key);
    }
}
