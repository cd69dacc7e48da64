using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion;

/// <summary>Tells how far a run is, over all its passes, with a preview of each picture.</summary>
/// <param name="progress">Null when nobody looks: then no preview is drawn either.</param>
/// <param name="steps">Model calls of all passes.</param>
/// <param name="map">Asked for at the first step only: fitting one takes a moment.</param>
internal sealed class StepReport(IProgress<DenoisingProgress>? progress, int steps, Func<PreviewMap> map)
{
    private int _done;

    /// <param name="original">The clean latents that this step believes in.</param>
    public void Stepped(Tensor original)
    {
        _done++;
        if (progress is null)
        {
            return;
        }

        for (var picture = 0; picture < original.Shape[0]; picture++)
        {
            var preview = map().Draw(original.Item(picture), original.Shape[2], original.Shape[3]);
            progress.Report(new DenoisingProgress(picture, _done, steps, preview));
        }
    }
}
