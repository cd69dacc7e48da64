using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>
/// Walks from noise to a sample in the model's latent space. Built for one run; steps are named by their index in
/// <see cref="Timesteps"/> and taken in order, from index 0 or, for image to image, from a later one.
/// </summary>
public interface IScheduler
{
    /// <summary>What the network is told, one per model call. May be fractional, and may hold a value twice.</summary>
    IReadOnlyList<float> Timesteps { get; }

    /// <summary>Standard deviation of the start noise (diffusers: init_noise_sigma).</summary>
    float InitialNoise { get; }

    /// <summary>The sample as the network wants to see it.</summary>
    Tensor ScaleModelInput(Tensor sample, int index);

    /// <summary>Timesteps that belong to one step of the request (diffusers: order): a method of second order calls the model twice.</summary>
    int CallsPerStep => 1;

    SchedulerStep Step(Tensor modelOutput, int index, Tensor sample);

    /// <summary>A clean sample brought to the noise level of a step, the start of image to image.</summary>
    Tensor AddNoise(Tensor original, Tensor noise, int index);
}
