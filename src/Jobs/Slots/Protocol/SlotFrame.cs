namespace Studio.Jobs.Slots.Protocol;

internal sealed record SlotFrame(SlotMessage Message, byte[] Bytes);
