using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Studio.Data.Conventions;

/// <summary>Records that are stored whole, as JSON text: the same in SQLite and PostgreSQL.</summary>
internal static class JsonColumn
{
    /// <summary>Every property of type T, in whichever entity.</summary>
    public static void StoreAsJson<T>(this ModelConfigurationBuilder builder) =>
        builder.Properties<T>().HaveConversion<Converter<T>, Comparer<T>>();

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, StudioJson.Options);

    private sealed class Converter<T>()
        : ValueConverter<T, string>(value => Write(value), text => JsonSerializer.Deserialize<T>(text, StudioJson.Options)!);

    /// <summary>Records with lists inside compare those by reference; the text is what is stored, so the text is what is compared.</summary>
    private sealed class Comparer<T>()
        : ValueComparer<T>(
            (a, b) => Write(a) == Write(b), value => Write(value).GetHashCode(StringComparison.Ordinal), value => value);
}
