using System.Text;
using System.Text.Json;

namespace Studio.Inference.Prompting.Evaluation;

/// <summary>Reads wishes from a file: one a line, a table with a column "prompt", or an object with "prompt" a line.</summary>
public static class WishFile
{
    public const int MostBytes = 16 << 20;

    private static readonly string[] Columns = ["prompt", "wish"];

    /// <summary>Throws InferenceException with a sentence that names the file and the line.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(string file, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(file);
        if (!File.Exists(file))
        {
            throw new InferenceException($"There is no file {file}.");
        }

        if (new FileInfo(file).Length > MostBytes)
        {
            throw new InferenceException($"{name} is larger than {MostBytes >> 20} MB. Split it.");
        }

        var text = await File.ReadAllTextAsync(file, Encoding.UTF8, cancellationToken);
        var wishes = Path.GetExtension(file).ToLowerInvariant() switch
        {
            ".csv" => Column(Table.Read(text, ','), name),
            ".tsv" => Column(Table.Read(text, '\t'), name),
            ".jsonl" or ".ndjson" => Objects(text, name),
            _ => [.. Lines(text).Select(line => line.Trim())],
        };
        wishes = [.. wishes.Where(wish => wish.Length > 0)];
        foreach (var wish in wishes)
        {
            if (WishRules.Check(wish) is { } refusal)
            {
                throw new InferenceException($"{name} holds a wish that cannot be sent (“{wish[..Math.Min(40, wish.Length)]}”): {refusal}");
            }
        }

        return wishes.Count > 0 ? wishes : throw new InferenceException($"{name} holds no wish.");
    }

    private static List<string> Column(IReadOnlyList<IReadOnlyList<string>> rows, string name)
    {
        var column = rows.Count == 0 ? -1 : rows[0].ToList().FindIndex(IsColumn);
        return column >= 0
            ? [.. rows.Skip(1).Where(row => row.Count > column).Select(row => row[column].Trim())]
            : throw new InferenceException($"The first line of {name} names no column “prompt” or “wish”.");
    }

    private static bool IsColumn(string title) => Columns.Contains(title.Trim(), StringComparer.OrdinalIgnoreCase);

    private static List<string> Objects(string text, string name)
    {
        var wishes = new List<string>();
        foreach (var (number, line) in Lines(text).Index().Where(line => !string.IsNullOrWhiteSpace(line.Item)))
        {
            wishes.Add(Wish(line) ?? throw new InferenceException($"Line {number + 1} of {name} is no object with a text “prompt” or “wish”."));
        }

        return wishes;
    }

    private static string? Wish(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind != JsonValueKind.Object ? null : json.RootElement.EnumerateObject()
                .FirstOrDefault(property => IsColumn(property.Name) && property.Value.ValueKind == JsonValueKind.String)
                is { Value.ValueKind: JsonValueKind.String } found ? found.Value.GetString()!.Trim() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string[] Lines(string text) => text.Split(["\r\n", "\n"], StringSplitOptions.None);
}
