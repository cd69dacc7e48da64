using Microsoft.Data.Sqlite;
using Studio.Data.Audit;
using Studio.Data.Databases;
using Studio.Testing;

namespace Studio.Data.Tests.Audit;

/// <summary>What the check finds when somebody changes the database's file behind the program's back.</summary>
public sealed class AuditCheckTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""UPDATE "AuditEntries" SET "Details" = '{"count":9}' WHERE "Number" = 5""", 4, AuditFault.Altered, 5)]
    [InlineData("""UPDATE "AuditEntries" SET "Details" = 'not json' WHERE "Number" = 5""", 4, AuditFault.Altered, 5)]
    [InlineData("""UPDATE "AuditEntries" SET "At" = '2001-01-01 00:00:00' WHERE "Number" = 1""", 0, AuditFault.Altered, 1)]
    [InlineData("""UPDATE "AuditEntries" SET "Actor" = NULL WHERE "Number" = 7""", 6, AuditFault.Altered, 7)]
    [InlineData("""UPDATE "AuditEntries" SET "Previous" = "Hash" WHERE "Number" = 3""", 2, AuditFault.OtherPredecessor, 3)]
    [InlineData("""DELETE FROM "AuditEntries" WHERE "Number" = 5""", 4, AuditFault.Missing, 6)]
    [InlineData("""DELETE FROM "AuditEntries" WHERE "Number" > 6""", 6, AuditFault.EndMissing, 7)]
    [InlineData("""DELETE FROM "AuditEntries" """, 0, AuditFault.EndMissing, 1)]
    public async Task A_changed_entry_is_found_and_everything_before_it_stays_proved(string change, long provedTo, AuditFault fault, long faultAt)
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        for (var i = 1; i <= 8; i++)
        {
            await AuditLogTests.SayAsync(workspace, new AuditSaying(AuditAct.ImagesDeleted, Details: new { count = i }), Token);
        }

        await using (var connection = new SqliteConnection($"Data Source={StudioDatabase.SqliteFile(studio.Options)}"))
        {
            await connection.OpenAsync(Token);
            await using var command = connection.CreateCommand();
            command.CommandText = change;
            Assert.NotEqual(0, await command.ExecuteNonQueryAsync(Token));
        }

        Assert.Equal(new AuditVerdict(8, provedTo, fault, faultAt), await AuditLogTests.CheckAsync(studio, workspace.Id));
    }
}
