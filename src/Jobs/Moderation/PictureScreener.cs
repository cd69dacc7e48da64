using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Studio.Data.Gallery;
using Studio.Inference.Models;
using Studio.Inference.Onnx;
using Studio.Jobs.Slots;
using Studio.Jobs.Slots.Protocol;

namespace Studio.Jobs.Moderation;

/// <summary>
/// Scores pictures that people bring from outside, by the classifier that looks at the drawn ones. In a process of its own: nobody who adds a file waits
/// for a picture that is being drawn. It takes some ten megabytes and ends when nothing comes. Singleton, thread-safe.
/// </summary>
public sealed partial class PictureScreener : IDisposable
{
    /// <summary>Milliseconds are usual; a machine that swaps needs longer, and somebody waits for the answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ModelCatalog _models;
    private readonly TimeProvider _time;
    private readonly ILogger<PictureScreener> _logger;
    private readonly IdleSlot _slot;

    public PictureScreener(ModelCatalog models, IOptions<SlotOptions> options, TimeProvider time, ILogger<PictureScreener> logger)
    {
        (_models, _time, _logger) = (models, time, logger);
        _slot = new IdleSlot(options.Value, time, logger);
    }

    /// <summary>Null where no classifier is there, it fails or does not answer: the picture waits for a person then.</summary>
    public async Task<ImageSafety?> ScoreAsync(int width, int height, byte[] rgb, CancellationToken cancellationToken)
    {
        if (_models.Classifiers.FirstOrDefault() is not { } classifier)
        {
            return null;
        }

        using var late = new CancellationTokenSource(Patience, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            var answer = await _slot.AskAsync(id => new ScreenRequest(id, classifier, width, height, Onnx) { Rgb = rgb }, both.Token);
            return answer is PictureScreened { ClassifierHash: { } hash, Scores: { } scores } ? new ImageSafety(hash, scores) : null;
        }
        catch (Exception e) when (e is SlotRefusedException or SlotCrashedException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            NotScored(_logger, classifier.Name, e);
            return null;
        }
    }

    public void Dispose() => _slot.Dispose();

    private static OnnxOptions Onnx => new() { IntraOpThreads = 1, AllowSpinning = false };

    [LoggerMessage(LogLevel.Warning, "A picture from outside was not screened by {Classifier}; it waits for a moderator")]
    private static partial void NotScored(ILogger logger, string classifier, Exception exception);
}
