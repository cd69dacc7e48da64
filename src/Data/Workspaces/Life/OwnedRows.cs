using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Studio.Data.Evaluation.Removal;
using Studio.Data.Gallery;
using Studio.Data.Tenancy;

namespace Studio.Data.Workspaces.Life;

/// <summary>Deletes every row of the current workspace, of every entity that the model says a workspace owns: one added later cannot be forgotten.</summary>
internal static class OwnedRows
{
    private static readonly MethodInfo Clear = typeof(OwnedRows).GetMethod(nameof(ClearAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo Delete = typeof(OwnedRows).GetMethod(nameof(DeleteRowsAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Each table in a transaction of its own: others write in between, and a killed run is simply run again.</summary>
    public static async Task DeleteAsync(StudioDbContext context, CancellationToken cancellationToken)
    {
        var owned = context.Model.GetEntityTypes().Where(entity => typeof(IWorkspaceOwned).IsAssignableFrom(entity.ClrType)).ToList();

        // Rows point at each other in circles (a picture at its thread, a turn at the picture it came from): what may be empty is emptied first.
        foreach (var (entity, property) in owned.SelectMany(References).Where(reference => reference.Property.IsNullable))
        {
            await (Task)Clear.MakeGenericMethod(entity.ClrType, property.ClrType).Invoke(obj: null, [context, property.Name, cancellationToken])!;
        }

        // The log is written once and goes with the workspace itself: on PostgreSQL the program may not delete its rows.
        foreach (var entity in InOrder(owned).Where(entity => !typeof(IAppendOnly).IsAssignableFrom(entity.ClrType)))
        {
            await (Task)Delete.MakeGenericMethod(entity.ClrType).Invoke(obj: null, [context, cancellationToken])!;
        }
    }

    /// <summary>Those that point at others before those they point at.</summary>
    private static List<IEntityType> InOrder(List<IEntityType> owned)
    {
        var ordered = new List<IEntityType>();
        while (owned.Count > ordered.Count)
        {
            var left = owned.Except(ordered).ToList();
            var next = left.Where(entity => !left.Any(other => other != entity && PointsAt(other, entity))).ToList();
            ordered.AddRange(next.Count > 0 ? next : throw new InvalidOperationException($"Rows of {string.Join(", ", left.Select(entity => entity.ClrType.Name))} cannot be deleted: each is needed by another."));
        }

        return ordered;
    }

    private static bool PointsAt(IEntityType from, IEntityType to) => from.GetForeignKeys()
        .Any(key => key.PrincipalEntityType == to && key.Properties.All(property => !property.IsNullable));

    private static IEnumerable<(IEntityType Entity, IProperty Property)> References(IEntityType entity) => entity.GetForeignKeys()
        .Where(key => typeof(IWorkspaceOwned).IsAssignableFrom(key.PrincipalEntityType.ClrType))
        .SelectMany(key => key.Properties)
        .Where(property => property.Name != nameof(IWorkspaceOwned.WorkspaceId))
        .Distinct()
        .Select(property => (entity, property));

    private static Task ClearAsync<T, TProperty>(StudioDbContext context, string property, CancellationToken cancellationToken)
        where T : class =>
        All<T>(context).Where(NotNull<T, TProperty>(property))
            .ExecuteUpdateAsync(set => set.SetProperty(row => EF.Property<TProperty?>(row, property), default(TProperty)), cancellationToken);

    private static Expression<Func<T, bool>> NotNull<T, TProperty>(string property)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var value = Expression.Call(typeof(EF), nameof(EF.Property), [typeof(TProperty)], row, Expression.Constant(property));
        return Expression.Lambda<Func<T, bool>>(Expression.NotEqual(value, Expression.Constant(value: null, typeof(TProperty))), row);
    }

    private static Task DeleteRowsAsync<T>(StudioDbContext context, CancellationToken cancellationToken)
        where T : class => All<T>(context).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Also what other queries do not see.</summary>
    private static IQueryable<T> All<T>(StudioDbContext context)
        where T : class => context.Set<T>().AlsoHidden().AlsoThrownAway();
}
