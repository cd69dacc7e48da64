using Studio.Inference.Chat;
using Studio.Inference.Models;
using Studio.Inference.Prompting;
using Studio.Inference.Tokenizers;
using Studio.Jobs.Slots.Protocol;

namespace Studio.Jobs.Slots.Child;

/// <summary>Writes one prompt. The compute thread waits for the language model's own.</summary>
internal sealed class TextWork(SlotPipe pipe) : IDisposable
{
    private readonly ModelCache<(string File, string Hash, int Threads), LlamaModel> _models = new();
    private readonly Dictionary<string, Target> _targets = new(StringComparer.Ordinal);

    public SlotFrame Write(WriteRequest request, CancellationToken ct)
    {
        var model = _models.Get(
            (request.Model.File, request.Model.Hash, request.Threads),
            request.LoadedModels,
            () => LlamaModel.Load(request.Model, new LlamaOptions { Threads = request.Threads }),
            out _);
        using var client = new LlamaChatClient(model);
        var target = TargetOf(request.Target);
        var upsampler = new PromptUpsampler(client, request.Model.Profile, target.Vocabulary);
        var wanted = new UpsampleRequest(request.Wish, request.History, request.Locked, request.Seed, target.Window) { Before = request.Before };
        foreach (var update in upsampler.UpsampleAsync(wanted, ct).ToBlockingEnumerable(ct))
        {
            if (update is UpsampleFinished { Result: var result })
            {
                return new SlotFrame(new TextWritten(request.Request, result.Text, result.Outcome, result.Note, result.Language), []);
            }

            pipe.Write(new TextSoFar(request.Request, ((UpsampleText)update).Text));
        }

        throw new InvalidDataException("The upsampler ended without a result.");
    }

    public void Dispose() => _models.Dispose();

    /// <summary>A few kilobytes per diffusion model, kept for good.</summary>
    private Target TargetOf(DiffusionModel model)
    {
        if (!_targets.TryGetValue(model.Hash, out var target))
        {
            var tokens = new PromptTokenCounter(ClipTokenizer.Load(Path.Combine(model.Folder, "tokenizer")));
            target = new Target(ModelVocabulary.Of(model), tokens.PromptWindow);
            _targets[model.Hash] = target;
        }

        return target;
    }

    private sealed record Target(ModelVocabulary Vocabulary, PromptWindow Window);
}
