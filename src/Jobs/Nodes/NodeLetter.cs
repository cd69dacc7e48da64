using System.Text;
using System.Text.Json;
using Studio.Data;
using Studio.Data.Databases;

namespace Studio.Jobs.Nodes;

/// <summary>A message as it travels.</summary>
/// <param name="From">The process start that sent it: the channel brings everybody's messages, one's own too.</param>
internal sealed record NodeLetter(Guid From, NodeMessage Message)
{
    /// <summary>A text that is too long for the channel becomes the advice to read it.</summary>
    public string Write()
    {
        var text = JsonSerializer.Serialize(this, StudioJson.Options);
        return Encoding.UTF8.GetByteCount(text) <= NodeChannel.MaxBytes
            ? text
            : JsonSerializer.Serialize(this with { Message = new MessagesLost((Message as EventHappened)?.WorkspaceId) }, StudioJson.Options);
    }

    /// <summary>Throws JsonException for what no node of this version writes.</summary>
    public static NodeLetter Read(string text) =>
        JsonSerializer.Deserialize<NodeLetter>(text, StudioJson.Options) ?? throw new JsonException("A letter between nodes is empty.");
}
