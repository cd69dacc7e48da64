using System.Text.Json;

namespace Studio.Inference.Models;

/// <summary>
/// prompting.json in the data folder's models/: what administrators chose for language models, by id. Not beside the models: those may
/// lie where nobody may write, and a newer revision is asked as the one before. Thread-safe.
/// </summary>
/// <param name="path">Empty: nothing was chosen.</param>
public sealed class PromptingFile(string path)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly Lock _writing = new();

    /// <summary>By <see cref="KeyOf"/>. An InferenceException where somebody wrote into it by hand and something is wrong with it.</summary>
    public IReadOnlyDictionary<string, PromptingChoice> Read()
    {
        var choices = ReadAll();
        return choices.FirstOrDefault(choice => PromptingLimits.Check(choice.Value) is not null) is { Key: { } id } wrong
            ? throw new InferenceException($"{Path.GetFileName(path)}, {id}: {PromptingLimits.Check(wrong.Value)}")
            : choices;
    }

    /// <param name="modelId">Of any revision.</param>
    /// <param name="choice">Null: as its own file says.</param>
    public void Write(string modelId, PromptingChoice? choice)
    {
        lock (_writing)
        {
            var choices = ReadAll();
            choices.Remove(KeyOf(modelId));
            if (choice is not null)
            {
                choices[KeyOf(modelId)] = choice;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var temporary = $"{path}.{Environment.ProcessId}.new";
            File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(choices, Options));
            File.Move(temporary, path, overwrite: true);
        }
    }

    private Dictionary<string, PromptingChoice> ReadAll()
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<Dictionary<string, PromptingChoice>>(File.ReadAllBytes(path), Options) ?? [] : [];
        }
        catch (JsonException e)
        {
            throw new InferenceException($"{Path.GetFileName(path)} is not valid JSON (line {e.LineNumber + 1}). Put it right, or delete it and choose anew.", e);
        }
    }

    /// <summary>What a model is called here, whichever its revision.</summary>
    public static string KeyOf(string modelId) => modelId.Split('@')[0].ToLowerInvariant();
}
