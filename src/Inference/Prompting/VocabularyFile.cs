using System.Text.Json;
using Studio.Inference.Models;

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

    /// <summary>"one" to the most of a thing that it was trained on.</summary>
    public IReadOnlyList<string> Counts { get; init; } = [];

    public IReadOnlyList<string> Times { get; init; } = [];

    /// <summary>"next to" and the like: how two things can stand to each other.</summary>
    public IReadOnlyList<string> Relations { get; init; } = [];

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
        catch (JsonException e)
        {
            throw new InferenceException($"{ConfigFile.Shown(file)} is not a list of what can be drawn (line {e.LineNumber + 1}); it may have been cut off while it was copied.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InferenceException($"{ConfigFile.Shown(file)} cannot be read: {e.Message}", e);
        }
    }
}
