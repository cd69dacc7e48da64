using Studio.Inference.Chat;
using Studio.Inference.Models;
using Studio.Inference.Prompting;
using Studio.Jobs.Slots.Protocol;
using Studio.Jobs.Upsamplings;

namespace Studio.Jobs.Slots.Child;

/// <summary>Writes one prompt. The compute thread waits for the language model's own.</summary>
internal sealed class TextWork(SlotPipe pipe, ChildMemory memory) : IDisposable
{
    private readonly ModelCache<(string File, string Hash, int Threads), LlamaModel> _models = new(key => memory.Left(key.Hash));
    private readonly PromptTargets _targets = new();

    private int _loads;

    /// <summary>Afterwards a prompt starts with its first token: weights, context, tokenizer and vocabulary are there.</summary>
    public SlotFrame Warm(WarmRequest request)
    {
        Model(request.Model, request.Threads, request.LoadedModels);
        _targets.Of(request.Target);
        return new SlotFrame(new WarmedUp(request.Request, _loads, Environment.WorkingSet), []);
    }

    public SlotFrame Write(WriteRequest request, CancellationToken ct)
    {
        var model = Model(request.Model, request.Threads, request.LoadedModels);
        return memory.Work(request.Model.Hash, () => Write(request, model, ct));
    }

    public void Drop(IReadOnlyList<string> hashes) => _models.DropWhere(key => hashes.Contains(key.Hash, StringComparer.Ordinal));

    public void Dispose() => _models.Dispose();

    private SlotFrame Write(WriteRequest request, LlamaModel model, CancellationToken ct)
    {
        using var client = new LlamaChatClient(model);
        var target = _targets.Of(request.Target);
        var upsampler = new PromptUpsampler(client, request.Model.Profile, target.Vocabulary);
        var wanted = new UpsampleRequest(request.Wish, request.History, request.Locked, request.Seed, target.Window) { Before = request.Before };
        foreach (var update in upsampler.UpsampleAsync(wanted, ct).ToBlockingEnumerable(ct))
        {
            if (update is UpsampleFinished { Result: var result })
            {
                return new SlotFrame(new TextWritten(request.Request, result.Text, result.Outcome, result.Note, result.Language, _loads), []);
            }

            pipe.Write(new TextSoFar(request.Request, ((UpsampleText)update).Text));
        }

        throw new InvalidDataException("The upsampler ended without a result.");
    }

    private LlamaModel Model(ChatModel file, int threads, int capacity)
    {
        var model = _models.Get((file.File, file.Hash, threads), capacity, () => memory.Load(file.Hash, () => Load(file, threads)), out var wasLoaded);
        _loads += wasLoaded ? 1 : 0;
        return model;
    }

    /// <summary>With its first conversation, which takes much of its memory.</summary>
    private static LlamaModel Load(ChatModel file, int threads)
    {
        var model = LlamaModel.Load(file, new LlamaOptions { Threads = threads });
        try
        {
            model.Prepare();
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }
}
