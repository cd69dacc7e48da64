using System.Text.Json;

namespace Studio.Inference.Imaging;

/// <summary>
/// ComfyUI's "prompt": the graph that was run, node id to {class_type, inputs}; an input is a value or a link [node id, output].
/// Found is what hangs on the first sampler; a graph of unusual nodes gives less.
/// </summary>
internal static class ComfyMetadata
{
    public const string Keyword = "prompt";

    // Conditionings are often passed through a few nodes (ControlNet, combine) before the sampler; loops must end.
    private const int MaxLinks = 8;

    public static ImportedSettings? Read(string text)
    {
        if (!ForeignJson.TryParse(text, out var graph) || Sampler(graph.Value) is not { } inputs)
        {
            return null;
        }

        var latent = Linked(graph.Value, inputs, "latent_image");
        return new ImportedSettings
        {
            Source = "ComfyUI",
            Prompt = Words(graph.Value, inputs, "positive", MaxLinks),
            Negative = Words(graph.Value, inputs, "negative", MaxLinks),
            Steps = inputs.Count("steps"),
            Guidance = inputs.Number("cfg"),
            Sampler = ForeignSampler.Name(inputs.Words("sampler_name"), inputs.Words("scheduler")),
            Seed = inputs.Seed("seed") ?? inputs.Seed("noise_seed"),
            Width = latent?.Count("width"),
            Height = latent?.Count("height"),
            Model = Linked(graph.Value, inputs, "model")?.Words("ckpt_name"),
        };
    }

    private static JsonElement? Sampler(JsonElement graph)
    {
        foreach (var node in graph.EnumerateObject())
        {
            if (node.Value.Words("class_type")?.Contains("KSampler", StringComparison.Ordinal) == true && node.Value.Child("inputs") is { } inputs)
            {
                return inputs;
            }
        }

        return null;
    }

    private static JsonElement? Linked(JsonElement graph, JsonElement inputs, string name) =>
        inputs.Child(name) is { ValueKind: JsonValueKind.Array } link && link.GetArrayLength() == 2 && link[0].ValueKind == JsonValueKind.String
            ? graph.Child(link[0].GetString()!)?.Child("inputs")
            : null;

    private static string? Words(JsonElement graph, JsonElement inputs, string name, int links)
    {
        if (inputs.Words(name) is { } text)
        {
            return text;
        }

        if (links == 0 || Linked(graph, inputs, name) is not { } node)
        {
            return null;
        }

        return Words(graph, node, "text", links - 1)
            ?? Words(graph, node, "string", links - 1)
            ?? Words(graph, node, "conditioning", links - 1)
            ?? Words(graph, node, name, links - 1);
    }
}
