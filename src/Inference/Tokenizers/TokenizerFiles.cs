using System.Text.Json;
using Studio.Inference.Models;

namespace Studio.Inference.Tokenizers;

/// <summary>What a tokenizer folder says, checked: vocabulary, special tokens, length.</summary>
internal sealed record TokenizerFiles(
    IReadOnlyDictionary<string, int> Vocabulary,
    string Start,
    string End,
    string Padding,
    int Positions)
{
    private const int ClipPositions = 77;

    // A start token, an end token and one between them.
    private const int LeastPositions = 3;
    private const int MostPositions = 4096;

    public static TokenizerFiles Read(string folder)
    {
        var vocabularyFile = Path.Combine(folder, "vocab.json");
        var vocabulary = ReadVocabulary(vocabularyFile);
        var configFile = Path.Combine(folder, "tokenizer_config.json");
        var config = Optional(configFile);
        var special = Optional(Path.Combine(folder, "special_tokens_map.json"));
        var files = new TokenizerFiles(
            vocabulary,
            Token("bos_token") ?? "<|startoftext|>",
            Token("eos_token") ?? "<|endoftext|>",
            Token("pad_token") ?? Token("eos_token") ?? "<|endoftext|>",
            config?.Whole("model_max_length", LeastPositions, MostPositions, configFile) ?? ClipPositions);
        foreach (var token in (string[])[files.Start, files.End, files.Padding])
        {
            if (!vocabulary.ContainsKey(token))
            {
                throw new InferenceException($"The vocabulary {ConfigFile.Shown(vocabularyFile)} lacks the special token \"{token}\".");
            }
        }

        return files;

        string? Token(string name) => Content(config, name) ?? Content(special, name);
    }

    private static JsonElement? Optional(string file) => File.Exists(file) ? ConfigFile.Read(file) : null;

    /// <summary>A special token is written as its text or as an object that holds it.</summary>
    private static string? Content(JsonElement? config, string name)
    {
        if (config is not { } values || !values.TryGetProperty(name, out var value))
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Object => value.Text("content"),
            _ => null,
        };
    }

    private static Dictionary<string, int> ReadVocabulary(string file)
    {
        if (!File.Exists(file))
        {
            throw new InferenceException($"The file {ConfigFile.Shown(file)} is missing.");
        }

        try
        {
            using var stream = File.OpenRead(file);
            return JsonSerializer.Deserialize<Dictionary<string, int>>(stream)
                ?? throw new InferenceException($"The vocabulary {ConfigFile.Shown(file)} is empty.");
        }
        catch (JsonException error)
        {
            throw new InferenceException($"The vocabulary {ConfigFile.Shown(file)} is not a JSON object of tokens and numbers.", error);
        }
    }
}
