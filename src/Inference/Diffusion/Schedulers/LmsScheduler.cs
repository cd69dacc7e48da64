using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>
/// Linear multistep: a polynomial through the slopes of the last four steps, integrated over the next one (k-diffusion's sample_lms,
/// Adams-Bashforth with uneven steps, Hairer, Norsett and Wanner, Solving Ordinary Differential Equations I, III.5; diffusers scheduling_lms_discrete.py).
/// </summary>
public sealed class LmsScheduler : IScheduler
{
    private readonly Prediction _prediction;
    private readonly string _spacing;
    private readonly int _order;
    private readonly List<Tensor> _slopes = [];

    public LmsScheduler(SchedulerConfig config, SchedulerRun run)
    {
        _prediction = new Prediction(config, "epsilon", "v_prediction", "sample");
        _order = run.LmsOrder is >= 1 and <= 4 ? run.LmsOrder : throw new InferenceException($"LMS looks back at 1 to 4 slopes, not {run.LmsOrder}.");
        _spacing = config.Text("timestep_spacing", "linspace");
        var (timesteps, sigmas) = EulerTimesteps.Of(config, NoiseSchedule.WithFiniteSigmas(config), run);
        Timesteps = [.. timesteps.Select(timestep => (float)timestep)];
        Sigmas = [.. sigmas.Select(sigma => (float)sigma), 0];
    }

    public IReadOnlyList<float> Timesteps { get; }

    public IReadOnlyList<float> Sigmas { get; }

    public float InitialNoise => EulerTimesteps.InitialNoise(Sigmas, _spacing);

    public Tensor ScaleModelInput(Tensor sample, int index) => sample / MathF.Sqrt(Sigmas[index] * Sigmas[index] + 1);

    public SchedulerStep Step(Tensor modelOutput, int index, Tensor sample)
    {
        var original = _prediction.Original(modelOutput, sample, Sigmas[index]);
        _slopes.Insert(0, (sample - original) / Sigmas[index]);
        if (_slopes.Count > _order)
        {
            _slopes.RemoveAt(_order);
        }

        // Image to image begins within the schedule: diffusers takes the order from the place in it, not from the slopes there are.
        var order = Math.Min(index + 1, _order);
        var terms = _slopes.Select((slope, age) => (Coefficient(index, age, order), slope));
        return new SchedulerStep(Weighted.Sum([(1f, sample), .. terms]), original);
    }

    public Tensor AddNoise(Tensor original, Tensor noise, int index) => Weighted.Sum((1, original), (Sigmas[index], noise));

    /// <summary>
    /// Integral over the step of the Lagrange polynomial that is 1 at the sigma of this age and 0 at the others. It is of the third degree
    /// at most, so that two points of Gauss and Legendre give it exactly; diffusers has scipy integrate it to 1e-4.
    /// </summary>
    private float Coefficient(int index, int age, int order)
    {
        var middle = (Sigmas[index + 1] + (double)Sigmas[index]) / 2;
        var half = (Sigmas[index + 1] - (double)Sigmas[index]) / 2;
        return (float)(half * (Lagrange(middle - half / Math.Sqrt(3)) + Lagrange(middle + half / Math.Sqrt(3))));

        double Lagrange(double sigma)
        {
            var product = 1.0;
            for (var other = 0; other < order; other++)
            {
                if (other != age)
                {
                    product *= (sigma - Sigmas[index - other]) / ((double)Sigmas[index - age] - Sigmas[index - other]);
                }
            }

            return product;
        }
    }
}
