using System.Text.Json;

namespace Studio.Inference.Prompting;

/// <summary>The form of vocabulary.json and examples.json beside a model.</summary>
internal sealed record VocabularyFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public IReadOnlyList<VocabularyObject> Objects { get; init; } = [];

    public IReadOnlyList<VocabularyObject> Wearables { get; init; } = [];

    public IReadOnlyList<string> Wearers { get; init; } = [];

    public IReadOnlyDictionary<string, string> Colors { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public BackgroundsPart Backgrounds { get; init; } = new();

    public IReadOnlyList<string> Times { get; init; } = [];

    internal sealed record BackgroundsPart
    {
        public IReadOnlyList<VocabularyScene> Scenes { get; init; } = [];

        public IReadOnlyList<string> Patterns { get; init; } = [];
    }

    internal sealed record ExamplesFile
    {
        public IReadOnlyList<VocabularyExample> Examples { get; init; } = [];
    }

    public static T Read<T>(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return JsonSerializer.Deserialize<T>(stream, Options) ?? throw new JsonException("it holds only null");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InferenceException($"{file} cannot be read: {e.Message}", e);
        }
    }
}
