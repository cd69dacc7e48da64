using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Studio.Testing;

/// <summary>
/// Runs a theory on a SQLite file and on PostgreSQL. Without STUDIO_TEST_POSTGRES the second is a visible skip; with CI=true it fails instead.
/// </summary>
public sealed class EachDatabaseAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        IReadOnlyCollection<ITheoryDataRow> rows =
        [
            new TheoryDataRow<DatabaseKind>(DatabaseKind.Sqlite),
            new TheoryDataRow<DatabaseKind>(DatabaseKind.PostgreSql) { Skip = PostgreSqlServer.WhySkipped },
        ];
        return ValueTask.FromResult(rows);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}
