namespace Studio.Jobs.Slots;

/// <summary>
/// Threads per child. Two cores: language model 1, ONNX 2 without spinning (the writer works for a second now and then, and a picture should not run on half the machine meanwhile).
/// More cores: a quarter for the language model, the rest divided among the picture slots.
/// </summary>
public sealed record ThreadBudget(int Onnx, int Chat)
{
    public static ThreadBudget For(SlotOptions options, int cores)
    {
        var chat = options.ChatThreads > 0 ? options.ChatThreads : Math.Max(1, cores / 4);
        var left = cores <= 2 ? cores : cores - chat;
        var onnx = options.OnnxThreads > 0 ? options.OnnxThreads : Math.Max(1, left / Math.Max(1, options.Pictures));
        return new ThreadBudget(onnx, chat);
    }
}
