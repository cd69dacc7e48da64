using System.Text.Json;
using System.Text.Json.Serialization;

namespace Studio.Inference.Hub;

/// <summary>What a hub has by name: api/models?search=words&amp;filter=tag, as the hub's own site asks for it.</summary>
internal sealed class HubSearch(HubTransport transport, HubApi api)
{
    private const int Most = 20;
    private const int LargestAnswer = 4 << 20;

    public async Task<IReadOnlyList<HubFind>> RunAsync(string words, HubModelKind kind, CancellationToken cancellationToken)
    {
        var tag = kind == HubModelKind.Gguf ? "gguf" : "onnx";
        var target = transport.Address($"api/models?search={Uri.EscapeDataString(words.Trim())}&filter={tag}&sort=downloads&direction=-1&limit={Most}");
        try
        {
            var found = JsonSerializer.Deserialize<List<Found>>(await api.ReadAsync(target, words, LargestAnswer, cancellationToken)) ?? [];

            // A name that cannot be a repository's could not be fetched either. Many exports for pictures do not say what they are for.
            return [.. found.Where(one => one.Id is { } id && HubName.IsRepository(id) && (one.Task is not { } task || kind == HubModelKind.Gguf || task.Contains("image", StringComparison.Ordinal))).Take(Most).Select(one => new HubFind(
                one.Id!,
                kind,
                one.Tags?.FirstOrDefault(tag => tag.StartsWith("license:", StringComparison.Ordinal))?["license:".Length..],
                one.Downloads,
                one.Gated is { ValueKind: JsonValueKind.True or JsonValueKind.String }))];
        }
        catch (JsonException e)
        {
            throw new HubException(HubProblem.NotAHub, $"{target.Host} answered nonsense instead of a list of models. Perhaps it cannot search; write the whole name, org/name.", e);
        }
    }

    private sealed record Found(
        [property: JsonPropertyName("id")] string? Id,
        [property: JsonPropertyName("tags")] IReadOnlyList<string>? Tags,
        [property: JsonPropertyName("pipeline_tag")] string? Task,
        [property: JsonPropertyName("downloads")] long? Downloads,
        [property: JsonPropertyName("gated")] JsonElement? Gated);
}
