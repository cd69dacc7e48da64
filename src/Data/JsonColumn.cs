using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Studio.Data;

/// <summary>Records that are stored whole, as JSON text: the same in SQLite and PostgreSQL.</summary>
internal static class JsonColumn
{
    public static PropertyBuilder<T> HasJson<T>(this PropertyBuilder<T> property) =>
        property.HasConversion(
            value => JsonSerializer.Serialize(value, StudioJson.Options),
            text => JsonSerializer.Deserialize<T>(text, StudioJson.Options)!,
            // Records with lists compare by reference inside; their text is what is stored, so it is what is compared.
            new ValueComparer<T>(
                (a, b) => JsonSerializer.Serialize(a, StudioJson.Options) == JsonSerializer.Serialize(b, StudioJson.Options),
                value => JsonSerializer.Serialize(value, StudioJson.Options).GetHashCode(StringComparison.Ordinal),
                value => value));
}
