using Studio.Inference.Scoring;
using Studio.Jobs.Slots.Protocol;

namespace Studio.Jobs.Slots.Child;

/// <summary>Scores pictures against texts. Everything runs on the compute thread.</summary>
internal sealed class ScoreWork(ChildMemory memory) : IDisposable
{
    private readonly ModelCache<string, ClipScorer> _scorers = new(memory.Left);

    public SlotFrame Score(ClipRequest request, CancellationToken ct)
    {
        var hash = request.Clip.Hash;
        var scorer = _scorers.Get(hash, capacity: 1, () => memory.Load(hash, () => ClipScorer.Load(request.Clip, request.Onnx)), out _);
        var score = scorer.Score(request.Text, request.Width, request.Height, request.Rgb, ct);
        return new SlotFrame(new ClipScored(request.Request, score), []);
    }

    public void Drop(IReadOnlyList<string> hashes) => _scorers.DropWhere(hash => hashes.Contains(hash, StringComparer.Ordinal));

    public void Dispose() => _scorers.Dispose();
}
