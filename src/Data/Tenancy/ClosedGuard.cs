using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Studio.Data.Audit;
using Studio.Data.Keys;
using Studio.Data.Tasks;
using Studio.Data.Workspaces;
using Studio.Data.Workspaces.Looks;

namespace Studio.Data.Tenancy;

/// <summary>
/// Refuses to write a row of a workspace that is closed, also where an action forgot to ask for a right that closing takes away.
/// The commands themselves are judged, so that sets (ExecuteUpdate) are as barred as single rows. The studio's own work has no closed workspaces.
/// </summary>
internal sealed partial class ClosedGuard : DbCommandInterceptor
{
    public static readonly ClosedGuard Instance = new();

    /// <summary>What goes on in a closed workspace: leaving it, its log, taking everything along, reading who looked in, revoking keys (none is made there: ApiKeys).</summary>
    private static readonly Type[] Open = [typeof(Membership), typeof(AuditEntry), typeof(BackgroundTask), typeof(AdministratorLook), typeof(LookNotice), typeof(ApiKey)];

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Check(command, eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check(command, eventData);
        return ValueTask.FromResult(result);
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Check(command, eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Check(command, eventData);
        return ValueTask.FromResult(result);
    }

    private static void Check(DbCommand command, CommandEventData eventData)
    {
        if (eventData.CommandSource is not (CommandSource.SaveChanges or CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete)
            || eventData.Context is not StudioDbContext { State: not WorkspaceState.InUse } context)
        {
            return;
        }

        var owned = context.Model.GetEntityTypes()
            .Where(entity => typeof(IWorkspaceOwned).IsAssignableFrom(entity.ClrType) && !Open.Contains(entity.ClrType))
            .Select(entity => entity.GetTableName());
        var written = WrittenTable().Matches(command.CommandText).Select(match => match.Groups["table"].Value);
        if (written.Intersect(owned).Any())
        {
            throw StudioException.Forbidden(ClosedWords.Sentence(context.State));
        }
    }

    [GeneratedRegex("""\b(?:INSERT INTO|UPDATE|DELETE FROM) "(?<table>\w+)""", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex WrittenTable();
}
