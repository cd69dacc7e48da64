using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Studio.Data.Databases;

/// <summary>
/// What the migrations make of an empty SQLite file, as one script (migrations/Sqlite/Whole.sql): a first start need not go through each of them,
/// which takes longer than all the rest of it. Migrations that came after the script follow as in every other file.
/// </summary>
internal static class WholeSchema
{
    private const string Script = "Whole.sql";

    /// <returns>False where something is there already, were it only what a killed start left.</returns>
    public static async Task<bool> WriteIfEmptyAsync(StudioDbContext context, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var connection = context.Database.GetDbConnection();
        if (!await Sql.IsEmptySqliteAsync(connection, cancellationToken))
        {
            return false;
        }

        var assembly = context.GetService<IMigrationsAssembly>().Assembly;
        using var script = new StreamReader(assembly.GetManifestResourceStream(Script) ?? throw new InvalidOperationException($"{assembly.GetName().Name} lacks {Script}."));
        await Sql.ExecuteAsync(connection, await script.ReadToEndAsync(cancellationToken), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
