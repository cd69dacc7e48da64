using System.Text.Json;

namespace Studio.Inference.Chat.Remote;

/// <summary>The list of https://platform.openai.com/docs/api-reference/models/list. Names that no model would have are left out: they are shown to people.</summary>
internal static class RemoteModels
{
    private const int MostBytes = 1 << 20;
    private const int MostNames = 200;
    private const int LongestName = 120;

    public static async Task<IReadOnlyList<string>> ReadAsync(RemoteEndpoint endpoint, HttpContent content, RemotePatience patience)
    {
        try
        {
            await using var stream = await content.ReadAsStreamAsync(patience.Token);
            using var json = JsonDocument.Parse(await BytesAsync(endpoint, stream, patience));
            if (json.RootElement.ValueKind is JsonValueKind.Object && json.RootElement.TryGetProperty("data", out var data) && data.ValueKind is JsonValueKind.Array)
            {
                return [.. data.EnumerateArray().Select(Name).OfType<string>().Distinct(StringComparer.Ordinal).Take(MostNames).Order(StringComparer.Ordinal)];
            }
        }
        catch (OperationCanceledException e)
        {
            throw patience.Reason(endpoint, e);
        }
        catch (JsonException)
        {
            // A page for people, most likely.
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            throw RemoteFailure.Broken(endpoint, e);
        }

        throw RemoteFailure.NotAnInterface(endpoint);
    }

    private static async Task<ReadOnlyMemory<byte>> BytesAsync(RemoteEndpoint endpoint, Stream stream, RemotePatience patience)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[16 << 10];
        while (await stream.ReadAsync(buffer, patience.Token) is > 0 and var length)
        {
            await bytes.WriteAsync(buffer.AsMemory(0, length), patience.Token);
            if (bytes.Length > MostBytes)
            {
                throw RemoteFailure.NotAnInterface(endpoint);
            }
        }

        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    private static string? Name(JsonElement model)
    {
        var isNamed = model.ValueKind is JsonValueKind.Object && model.TryGetProperty("id", out _);
        return isNamed && model.GetProperty("id") is { ValueKind: JsonValueKind.String } id && id.GetString() is { Length: > 0 and <= LongestName } name
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or ':' or '/' or '-' or '@' or '+')
            ? name
            : null;
    }
}
