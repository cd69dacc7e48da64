using System.Runtime.CompilerServices;

namespace Studio.Inference.Prompting.Evaluation;

/// <summary>Runs wishes through an upsampler as a person's would run, one after the other, and measures what comes of them.</summary>
public sealed class WishScoring(PromptUpsampler upsampler, ModelVocabulary vocabulary, PromptWindow window, TimeProvider time)
{
    private readonly WishMeasure _measure = new(vocabulary, window);

    public async IAsyncEnumerable<WishScore> RunAsync(IEnumerable<string> wishes, long seed, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var wish in wishes)
        {
            var request = new UpsampleRequest(wish, History: [], LockedPhrases.Suggest(wish, vocabulary), seed, window);
            var start = time.GetTimestamp();
            var last = await upsampler.UpsampleAsync(request, cancellationToken).LastAsync(cancellationToken);
            yield return _measure.Of(wish, ((UpsampleFinished)last).Result, time.GetElapsedTime(start));
        }
    }
}
