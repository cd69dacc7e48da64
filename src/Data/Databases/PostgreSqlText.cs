using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Studio.Data.Databases;

/// <summary>
/// PostgreSQL's text holds neither NUL nor half a surrogate pair, and refuses the whole statement. Whatever somebody types, pastes or writes into an
/// address goes there without them: stored and looked for, as it is in SQLite.
/// </summary>
internal sealed class PostgreSqlText : DbCommandInterceptor
{
    public static readonly PostgreSqlText Instance = new();

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        foreach (DbParameter parameter in result.Parameters)
        {
            if (parameter.Value is string text && IsSuspicious(text))
            {
                parameter.Value = Clean(text);
            }
        }

        return result;
    }

    private static bool IsSuspicious(string text) => text.Contains('\0') || text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF');

    // Whole pairs stay; the replacement character stands for halves.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Value != 0).Select(rune => rune.ToString()));
}
