using System.Globalization;
using System.Text.Json;
using Studio.Data.Audit;

namespace Studio.Web.Audit;

/// <summary>The details of an entry, read with distrust: somebody may have written over them, and the page still has to be drawn.</summary>
internal sealed class AuditDetails
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private AuditDetails()
    {
    }

    public static AuditDetails Of(AuditRecord entry)
    {
        var details = new AuditDetails();
        try
        {
            using var json = JsonDocument.Parse(entry.Details);
            foreach (var value in json.RootElement.ValueKind == JsonValueKind.Object ? json.RootElement.EnumerateObject() : default)
            {
                details._values[value.Name] = value.Value.ToString();
            }
        }
        catch (JsonException)
        {
            // As stored it is shown below; the check says that it was altered.
        }

        return details;
    }

    public string? this[string name] => _values.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    public string Count(string name, string one) =>
        int.TryParse(this[name], NumberStyles.Integer, CultureInfo.InvariantCulture, out var count) ? Gallery.Count.Of(count, one) : $"some {one}s";

    public bool Says(string name, string value) => string.Equals(this[name], value, StringComparison.OrdinalIgnoreCase);
}
