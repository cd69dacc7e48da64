using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Studio.Data.Tenancy;

namespace Studio.Data.Databases;

/// <summary>Old versions of what was erased. SQLite overwrites deleted rows in its file at once; its log still holds them. PostgreSQL clears away by itself (autovacuum).</summary>
public sealed class DatabaseTraces(AcrossWorkspaces across, IOptions<DataOptions> options)
{
    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        if (options.Value.IsPostgreSql)
        {
            return;
        }

        await using var context = across.CreateContext();
        await context.Database.OpenConnectionAsync(cancellationToken);
        Sql.TruncateWriteAheadLog(context.Database.GetDbConnection());
    }
}
