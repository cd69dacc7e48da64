using System.Text.Json.Serialization;

namespace Studio.Jobs.Slots.Protocol;

/// <summary>Source-generated, so that a child starts without reflection over its messages.</summary>
[JsonSourceGenerationOptions(
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SlotMessage))]
internal sealed partial class SlotMessageJson : JsonSerializerContext;
