using Microsoft.EntityFrameworkCore;
using Npgsql;
using Studio.Data.Tenancy;

namespace Studio.Data.Databases;

/// <summary>
/// The second wall on PostgreSQL: the server itself hides the rows of other workspaces, also from a query that lost its filter.
/// Policies are made by a loop over the model, like the filters.
/// </summary>
internal static class RowLevelSecurity
{
    /// <summary>As the tables' owner, after a migration or where a table has no wall yet.</summary>
    public static async Task BuildAsync(StudioDbContext owner, string servingRole, CancellationToken cancellationToken)
    {
        var model = owner.Model.GetEntityTypes().Where(e => e.GetTableName() is not null && !e.IsOwned()).ToList();
        await using var transaction = await owner.Database.BeginTransactionAsync(cancellationToken);
        var connection = owner.Database.GetDbConnection();
        await Sql.WaitForOtherNodesAsync(connection, cancellationToken);
        var appended = model.Where(e => typeof(IAppendOnly).IsAssignableFrom(e.ClrType)).Select(e => e.GetTableName()!).ToHashSet();
        foreach (var table in model.Select(e => e.GetTableName()!).Distinct().Append("__EFMigrationsHistory"))
        {
            await (appended.Contains(table)
                ? Sql.GrantAppendingAsync(connection, table, servingRole, cancellationToken)
                : Sql.GrantAsync(connection, table, servingRole, cancellationToken));
        }

        foreach (var table in OwnedTables(owner))
        {
            await Sql.HideForeignRowsAsync(connection, table, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Refuses to serve with a wall that has a hole.</summary>
    public static async Task CheckAsync(StudioDbContext context, string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        if (await Sql.CanBypassRowLevelSecurityAsync(connection, cancellationToken) is { } why)
        {
            throw StudioException.Unavailable(
                $"Studio does not serve with this PostgreSQL role, because {why}. Run roles.sql once as a superuser and connect as studio_app (docs/operations.md).");
        }

        if (await UnprotectedAsync(context, connection, cancellationToken) is { Count: > 0 } tables)
        {
            throw StudioException.Unavailable(
                $"Studio does not serve while tables lack row-level security ({string.Join(", ", tables)}): set Data:OwnerConnectionString (studio_owner), so that it can be added.");
        }
    }

    public static async Task<IReadOnlyList<string>> UnprotectedAsync(
        StudioDbContext context, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var hidden = await Sql.TablesWithRowLevelSecurityAsync(connection, cancellationToken);
        return [.. OwnedTables(context).Where(t => !hidden.Contains(t))];
    }

    private static IEnumerable<string> OwnedTables(StudioDbContext context) => context.Model.GetEntityTypes()
        .Where(e => typeof(IWorkspaceOwned).IsAssignableFrom(e.ClrType))
        .Select(e => e.GetTableName()!);
}
