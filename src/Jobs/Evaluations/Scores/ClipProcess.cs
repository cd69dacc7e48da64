using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Studio.Data;
using Studio.Inference.Models;
using Studio.Inference.Onnx;
using Studio.Jobs.Slots;
using Studio.Jobs.Slots.Protocol;

namespace Studio.Jobs.Evaluations.Scores;

/// <summary>Where CLIP scores are computed: beside the devices that draw, on one thread, so that people's pictures go first. Singleton, thread-safe.</summary>
public sealed class ClipProcess(IOptions<SlotOptions> options, TimeProvider time, ILogger<ClipProcess> logger) : IDisposable
{
    private readonly IdleSlot _slot = new(options.Value, time, logger);

    /// <exception cref="StudioException">The model cannot be used; the sentence says why.</exception>
    public async Task<double> ScoreAsync(ClipModel clip, string text, int width, int height, byte[] rgb, CancellationToken ct)
    {
        try
        {
            var answer = await _slot.AskAsync(id => new ClipRequest(id, clip, text, width, height, Onnx) { Rgb = rgb }, ct);
            return answer is ClipScored scored ? scored.Score : throw StudioException.Unavailable($"{clip.Name} gave no score.");
        }
        catch (SlotRefusedException refusal)
        {
            throw StudioException.Unavailable(refusal.Message);
        }
    }

    public void Dispose() => _slot.Dispose();

    private static OnnxOptions Onnx => new() { IntraOpThreads = 1, AllowSpinning = false };
}
