using Studio.Inference.Onnx;

namespace Studio.Inference.Tests.Diffusion.Schedulers;

/// <summary>The deterministic models that the scheduler goldens were made with.</summary>
internal static class StandInModel
{
    public static Tensor Run(string model, Tensor sample, float timestep) => model switch
    {
        "A" => sample * timestep / (timestep + 1),
        "B" => new Tensor([.. sample.Data.Select((value, k) => (float)((0.7 * Math.Tanh(value)) + (0.25 * Math.Sin((0.003 * timestep) + (0.01 * k)))))], sample.Shape),
        _ => throw new ArgumentOutOfRangeException(nameof(model), model, "The goldens know models A and B."),
    };
}
