using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.AI;

namespace Studio.Inference.Chat;

/// <summary>One answer, computed on the thread that calls WriteTo: tokens become bytes, bytes characters, and thoughts are left out.</summary>
internal sealed class LlamaRun(LlamaModel model, LlamaContext context, int[] prompt, int maxTokens, LlamaSampling sampling)
{
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when the context is no longer used, however the run ended.</summary>
    public Task Finished => _finished.Task;

    public void WriteTo(ChannelWriter<ChatResponseUpdate> updates, CancellationToken cancellationToken)
    {
        try
        {
            Compute(updates, cancellationToken);
            updates.Complete();
        }
#pragma warning disable CA1031 // This is the bottom of a thread: whatever happened belongs to the reader of the channel.
        catch (Exception e)
#pragma warning restore CA1031
        {
            updates.Complete(e);
        }
        finally
        {
            _finished.SetResult();
        }
    }

    private void Compute(ChannelWriter<ChatResponseUpdate> updates, CancellationToken cancellationToken)
    {
        using var sampler = new LlamaSampler(model, sampling);
        var characters = Encoding.UTF8.GetDecoder();
        var thoughts = new ThinkFilter();
        var made = 0;
        var ended = context.Generate(prompt, maxTokens, sampler, token =>
        {
            made++;
            Write(updates, thoughts.Push(Decode(characters, model.Piece(token), flush: false)));
        }, cancellationToken);
        Write(updates, thoughts.Push(Decode(characters, [], flush: true)) + thoughts.Finish());
        updates.TryWrite(new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = prompt.Length, OutputTokenCount = made })])
        {
            FinishReason = ended ? ChatFinishReason.Stop : ChatFinishReason.Length,
            ModelId = model.File.Id,
        });
    }

    private static string Decode(Decoder decoder, byte[] bytes, bool flush)
    {
        var characters = new char[Encoding.UTF8.GetMaxCharCount(bytes.Length)];
        return new string(characters, 0, decoder.GetChars(bytes, characters, flush));
    }

    private static void Write(ChannelWriter<ChatResponseUpdate> updates, string text)
    {
        if (text.Length > 0)
        {
            updates.TryWrite(new ChatResponseUpdate(ChatRole.Assistant, text));
        }
    }
}
