using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using Studio.Data.Databases;
using Studio.Data.Tenancy;
using Studio.Testing;

namespace Studio.Data.Tests.Tenancy;

public sealed class ForeignKeyTests
{
    private const int SqliteForeignKeyViolation = 787;

    [Theory, EachDatabase]
    public async Task The_database_refuses_every_reference_into_another_workspace(DatabaseKind kind)
    {
        var token = TestContext.Current.CancellationToken;
        await using var studio = await TestStudio.StartAsync(kind, token);
        var (a, b) = await TwoWorkspaces.AddAsync(studio, token);
        var references = TwoWorkspaces.OwnedEntities(studio)
            .SelectMany(e => e.GetForeignKeys())
            .Where(f => typeof(IWorkspaceOwned).IsAssignableFrom(f.PrincipalEntityType.ClrType))
            .ToList();
        Assert.True(references.Count >= 20, $"Only {references.Count} references were found.");

        await using var connection = await OpenAsync(studio, kind, token);
        foreach (var reference in references)
        {
            var foreign = await IdInAsync(connection, reference.PrincipalEntityType, b.Id, token);

            var thrown = await Assert.ThrowsAnyAsync<DbException>(() => PointAtAsync(connection, reference, a.Id, foreign, token));
            Assert.True(
                thrown is SqliteException { SqliteExtendedErrorCode: SqliteForeignKeyViolation } or PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation },
                $"{reference}: {thrown.Message}");
        }
    }

    /// <summary>Past the program and, on PostgreSQL, past row-level security: only the keys are left to refuse.</summary>
    private static async Task<DbConnection> OpenAsync(TestStudio studio, DatabaseKind kind, CancellationToken token)
    {
        DbConnection connection = kind == DatabaseKind.Sqlite
            ? new SqliteConnection($"Data Source={StudioDatabase.SqliteFile(studio.Options)};Foreign Keys=True;Pooling=False")
            : new NpgsqlConnection(PostgreSqlServer.AsSuperuser(new NpgsqlConnectionStringBuilder(studio.Options.ConnectionString).Database!));
        await connection.OpenAsync(token);
        return connection;
    }

    private static async Task<object> IdInAsync(DbConnection connection, IEntityType entity, Guid workspaceId, CancellationToken token)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"""SELECT "Id" FROM "{entity.GetTableName()}" WHERE "WorkspaceId" = @workspace LIMIT 1""";
        Add(command, "@workspace", workspaceId);
        return (await command.ExecuteScalarAsync(token))!;
    }

    private static async Task PointAtAsync(DbConnection connection, IForeignKey reference, Guid workspaceId, object foreign, CancellationToken token)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            UPDATE "{reference.DeclaringEntityType.GetTableName()}" SET "{reference.Properties[1].GetColumnName()}" = @foreign WHERE "WorkspaceId" = @workspace
            """;
        Add(command, "@foreign", foreign);
        Add(command, "@workspace", workspaceId);
        await command.ExecuteNonQueryAsync(token);
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
