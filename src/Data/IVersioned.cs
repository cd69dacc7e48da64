namespace Studio.Data;

/// <summary>An editable row: two people who change the same one at once do not overwrite each other in silence.</summary>
public interface IVersioned
{
    /// <summary>A new value at every save, compared by the database (see VersionStamp).</summary>
    Guid Version { get; }
}
