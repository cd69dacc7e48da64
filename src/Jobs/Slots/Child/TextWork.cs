using System.Text;
using Microsoft.Extensions.AI;
using Studio.Inference.Chat;
using Studio.Inference.Prompting;
using Studio.Jobs.Slots.Protocol;

namespace Studio.Jobs.Slots.Child;

/// <summary>Writes one prompt. The compute thread waits for the language model's own.</summary>
internal sealed class TextWork(SlotPipe pipe) : IDisposable
{
    private readonly ModelCache<(string File, string Hash, int Threads), LlamaModel> _models = new();

    public SlotFrame Write(WriteRequest request, CancellationToken ct)
    {
        var model = _models.Get(
            (request.Model.File, request.Model.Hash, request.Threads),
            request.LoadedModels,
            () => LlamaModel.Load(request.Model, new LlamaOptions { Threads = request.Threads }),
            out _);
        using var client = new LlamaChatClient(model);
        var profile = request.Model.Profile;
        var options = new ChatOptions { Temperature = (float)profile.Temperature, TopP = (float)profile.TopP, TopK = profile.TopK, MaxOutputTokens = profile.MaxTokens, Seed = request.Seed };
        var text = new StringBuilder();
        foreach (var update in client.GetStreamingResponseAsync(Messages(request), options, ct).ToBlockingEnumerable(ct))
        {
            text.Append(update.Text);
            pipe.Write(new TextSoFar(request.Request, text.ToString()));
        }

        return new SlotFrame(new TextWritten(request.Request, text.ToString().Trim(), UpsampleOutcome.Written, Note: null, "und"), []);
    }

    public void Dispose() => _models.Dispose();

    private static IEnumerable<ChatMessage> Messages(WriteRequest request)
    {
        foreach (var turn in request.History)
        {
            yield return new ChatMessage(ChatRole.User, turn.Wish);
            yield return new ChatMessage(ChatRole.Assistant, turn.PromptSent);
        }

        yield return new ChatMessage(ChatRole.User, request.Wish);
    }
}
