using Studio.Inference.Imaging;
using Studio.Inference.Models;
using Studio.Inference.Onnx;

namespace Studio.Inference.Safety;

/// <summary>Scores pictures by a classifier on disk. Used from one thread at a time.</summary>
public sealed class ImageSafetyClassifier : IDisposable
{
    private readonly ClassifierModel _classifier;
    private readonly OnnxModel _model;
    private readonly OnnxCall _call;

    private ImageSafetyClassifier(ClassifierModel classifier, OnnxModel model)
    {
        _classifier = classifier;
        _model = model;
        var input = classifier.Input;
        int[] shape = input.ChannelsLast ? [1, input.Height, input.Width, 3] : [1, 3, input.Height, input.Width];
        _call = model.Prepare([new OnnxShape(input.Name, shape)], [new OnnxShape(classifier.Output, 1, classifier.Labels.Count)]);
    }

    public static ImageSafetyClassifier Load(ClassifierModel classifier, OnnxOptions options)
    {
        var model = OnnxModel.Load(classifier.File, options, classifier.Hash);
        try
        {
            return new ImageSafetyClassifier(classifier, model);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    public SafetyScores Classify(int width, int height, ReadOnlySpan<byte> rgb)
    {
        Prepare(Resizer.Bilinear(width, height, rgb, _classifier.Input.Width, _classifier.Input.Height));
        // A few milliseconds: the caller looks at its token before and after.
        _call.Run(CancellationToken.None);
        var shares = _call.Output(0).Data;
        return new SafetyScores(
            _classifier.Hash,
            _classifier.Labels.Select((label, i) => (label, shares[i])).ToDictionary(pair => pair.label, pair => pair.Item2, StringComparer.Ordinal));
    }

    public void Dispose()
    {
        _call.Dispose();
        _model.Dispose();
    }

    private void Prepare(float[] pixels)
    {
        var input = _classifier.Input;
        var target = _call.Input(0).Data;
        var area = input.Width * input.Height;
        for (var i = 0; i < pixels.Length; i++)
        {
            var channel = i % 3;
            var at = input.ChannelsLast ? i : (channel * area) + (i / 3);
            target[at] = ((pixels[i] * input.Rescale) - input.Mean[channel]) / input.Std[channel];
        }
    }
}
