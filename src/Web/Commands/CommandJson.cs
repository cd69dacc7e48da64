using System.Text.Json;
using System.Text.Json.Serialization;
using Studio.Data;

namespace Studio.Web.Commands;

/// <summary>JSON for people and scripts: indented, nulls written, so that every promised name is there.</summary>
internal static class CommandJson
{
    private static readonly JsonSerializerOptions Options = new(StudioJson.Options) { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    public static Task PrintAsync<T>(T value) => Console.Out.WriteLineAsync(JsonSerializer.Serialize(value, Options));
}
