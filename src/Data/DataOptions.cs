using System.ComponentModel.DataAnnotations;

namespace Studio.Data;

/// <summary>Section "Data".</summary>
public sealed class DataOptions
{
    public const string Section = "Data";

    public const string ConnectionStringMissing = "Data:ConnectionString is needed when Data:Provider is PostgreSql (docs/operations.md shows one).";

    /// <summary>"Sqlite" (a file in the data folder) or "PostgreSql" (ConnectionString is then needed).</summary>
    [RegularExpression("^(Sqlite|PostgreSql)$", ErrorMessage = "Data:Provider must be Sqlite or PostgreSql.")]
    public string Provider { get; set; } = "Sqlite";

    /// <summary>On PostgreSQL: the role that serves (studio_app).</summary>
    public string? ConnectionString { get; set; }

    /// <summary>On PostgreSQL: the role that owns the tables and changes them at start-up (studio_owner); empty = the one that serves.</summary>
    public string? OwnerConnectionString { get; set; }

    /// <summary>How long a writer of a SQLite file waits for another one.</summary>
    [Range(1, 600)]
    public int BusySeconds { get; set; } = 10;

    /// <summary>Where database, pictures and keys lie. A relative path starts at the content root.</summary>
    [Required]
    public string Folder { get; set; } = "data";

    /// <summary>While less is free for the data folder, pictures wait in the queue instead of failing half made.</summary>
    [Range(0, 1_000_000)]
    public int ReserveMegabytes { get; set; } = 100;

    public bool IsPostgreSql => Provider == "PostgreSql";
}
