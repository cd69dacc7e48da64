using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace Studio.Inference.Chat.Remote;

/// <summary>What one message says. With pictures it is a list of parts (https://platform.openai.com/docs/guides/images-vision), else plain text, which servers without eyes take too.</summary>
[JsonConverter(typeof(RemoteContentConverter))]
internal sealed record RemoteContent(string Text, IReadOnlyList<string> Pictures)
{
    /// <summary>Pictures as data addresses; anything else that a message may hold is not sent.</summary>
    public static RemoteContent Of(ChatMessage message) =>
        new(message.Text, [.. message.Contents.OfType<DataContent>().Where(data => data.HasTopLevelMediaType("image")).Select(data => data.Uri)]);
}

internal sealed class RemoteContentConverter : JsonConverter<RemoteContent>
{
    /// <summary>Requests are only written.</summary>
    public override RemoteContent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, RemoteContent value, JsonSerializerOptions options)
    {
        if (value.Pictures.Count == 0)
        {
            writer.WriteStringValue(value.Text);
            return;
        }

        writer.WriteStartArray();
        writer.WriteStartObject();
        writer.WriteString("type", "text");
        writer.WriteString("text", value.Text);
        writer.WriteEndObject();
        foreach (var picture in value.Pictures)
        {
            writer.WriteStartObject();
            writer.WriteString("type", "image_url");
            writer.WriteStartObject("image_url");
            writer.WriteString("url", picture);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
