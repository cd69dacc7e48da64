using System.Text.Json;

namespace Studio.Data.Evaluation.Sets;

/// <summary>An object a line: our own form, GenEval's, and what resembles them.</summary>
internal static class PromptObjects
{
    private static readonly string[] PromptNames = ["prompt", "wish", "text", "caption"];

    public static PromptReading Read(string text, string name)
    {
        var rows = new PromptRows();
        var (isGenEval, objects) = (true, 0);
        foreach (var (number, line) in text.Split('\n').Index())
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (Parse(line) is not { } prompt)
            {
                return new UnreadableFile($"{name}: line {number + 1:N0} is no object with a text “prompt”.", IsOtherEncoding: false);
            }

            isGenEval &= prompt.IsGenEval;
            objects++;
            rows.Add(prompt.Text, prompt.Category, prompt.Challenge, prompt.Language, prompt.Key);
        }

        return rows.Read(isGenEval && objects > 0 ? PromptFormat.GenEval : PromptFormat.JsonLines, isGenEval ? "prompt, tag" : "");
    }

    private static Found? Parse(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            var prompt = PromptNames.Select(Text).FirstOrDefault(text => text is not null);
            return prompt is null ? null : new Found(
                prompt,
                Text("category") ?? Text("tag") ?? Text("type") ?? "",
                Text("challenge"),
                Text("language") ?? Text("lang"),
                Text("key") ?? Text("file_name"),
                Text("tag") is not null && json.RootElement.TryGetProperty("include", out _));

            string? Text(string property) => json.RootElement.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is half a surrogate pair in a text.
            return null;
        }
    }

    private sealed record Found(string Text, string Category, string? Challenge, string? Language, string? Key, bool IsGenEval);
}
