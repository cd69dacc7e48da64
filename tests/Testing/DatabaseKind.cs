namespace Studio.Testing;

public enum DatabaseKind
{
    Sqlite,
    PostgreSql,
}
