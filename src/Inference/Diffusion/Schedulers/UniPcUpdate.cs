using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>
/// The formulas of UniPC (arXiv:2302.04867, theorem 3.1 and appendix; multistep_uni_p_bh_update and multistep_uni_c_bh_update).
/// Single precision in diffusers' order: the phi functions are differences of nearly equal numbers.
/// </summary>
internal sealed class UniPcUpdate
{
    private readonly SolverLevel[] _levels;
    private readonly bool _predictsData;
    private readonly bool _plainStep;

    public UniPcUpdate(SchedulerConfig config, SolverLevel[] levels, bool predictsData)
    {
        _levels = levels;
        _predictsData = predictsData;

        // The solver types of its sister classes are accepted and replaced, as diffusers does when configs are exchanged.
        var solver = config.Text("solver_type", "bh2");
        _plainStep = solver switch
        {
            "bh1" => true,
            "bh2" or "midpoint" or "heun" or "logrho" => false,
            _ => throw config.Refuse("solver_type", solver),
        };
    }

    public SolverLevel Level(int index) => _levels[index];

    /// <summary>UniP: to a level, with the outputs before it, oldest first.</summary>
    public Tensor Predict(Tensor sample, IReadOnlyList<Tensor> outputs, int target, int order)
    {
        var basis = new Basis(this, target, order);
        float[] weights = order switch
        {
            1 => [],
            2 => [0.5f],
            _ => basis.Weights(order - 1),
        };
        return Sum(basis, sample, outputs, weights, []);
    }

    /// <summary>UniC: to the same level again, now that the output there is known.</summary>
    public Tensor Correct(Tensor before, IReadOnlyList<Tensor> outputs, Tensor reached, int target, int order)
    {
        var basis = new Basis(this, target, order);
        float[] weights = order == 1 ? [0.5f] : basis.Weights(order);
        return Sum(basis, before, outputs, weights[..^1], [(weights[^1], reached)]);
    }

    /// <summary>The exponential integrator's first order, and differences of outputs with their weights.</summary>
    private Tensor Sum(Basis basis, Tensor sample, IReadOnlyList<Tensor> outputs, float[] weights, (float Weight, Tensor Output)[] reached)
    {
        var latest = outputs[^1];
        var kept = _predictsData ? basis.To.Sigma / basis.From.Sigma : basis.To.Alpha / basis.From.Alpha;
        var scale = _predictsData ? basis.To.Alpha : basis.To.Sigma;
        var ofLatest = -scale * basis.Phi1;
        var terms = new List<(float Weight, Tensor Term)>(outputs.Count + 2) { (kept, sample) };
        for (var age = 1; age <= weights.Length; age++)
        {
            var weight = -scale * basis.Step * weights[age - 1] / basis.Ratios[age - 1];
            terms.Add((weight, outputs[^(age + 1)]));
            ofLatest -= weight;
        }

        foreach (var (share, output) in reached)
        {
            var weight = -scale * basis.Step * share;
            terms.Add((weight, output));
            ofLatest -= weight;
        }

        terms.Add((ofLatest, latest));
        return Weighted.Sum(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(terms));
    }

    /// <summary>One step in log signal-to-noise, h, and the right-hand sides that the weights of its differences must meet.</summary>
    private sealed class Basis
    {
        private readonly float[] _targets;

        public Basis(UniPcUpdate update, int target, int order)
        {
            To = update._levels[target];
            From = update._levels[target - 1];
            var h = To.Lambda - From.Lambda;
            Ratios = new float[order];
            Ratios[order - 1] = 1;
            for (var age = 1; age < order; age++)
            {
                Ratios[age - 1] = (update._levels[target - 1 - age].Lambda - From.Lambda) / h;
            }

            var signed = update._predictsData ? -h : h;
            Phi1 = (float)(Math.Exp(signed) - 1);
            Step = update._plainStep ? signed : Phi1;
            _targets = new float[order];
            var phi = Phi1 / signed - 1;
            var factorial = 1f;
            for (var power = 0; power < order; power++)
            {
                _targets[power] = phi * factorial / Step;
                factorial *= power + 2;
                phi = phi / signed - 1 / factorial;
            }
        }

        public SolverLevel To { get; }

        public SolverLevel From { get; }

        /// <summary>Where the earlier outputs lie, in steps from the start of this one (r of the paper); the last is its end.</summary>
        public float[] Ratios { get; }

        /// <summary>e^h - 1, with h negative for data prediction.</summary>
        public float Phi1 { get; }

        /// <summary>B(h) of the paper: h itself (bh1) or e^h - 1 (bh2).</summary>
        public float Step { get; }

        /// <summary>Solves sum over k of weight_k * ratio_k^p = target_p for the first powers p.</summary>
        public float[] Weights(int count)
        {
            var matrix = new double[count, count];
            var right = new double[count, 1];
            for (var power = 0; power < count; power++)
            {
                right[power, 0] = _targets[power];
                for (var k = 0; k < count; k++)
                {
                    matrix[power, k] = MathF.Pow(Ratios[k], power);
                }
            }

            LinearSystem.Solve(matrix, right);
            return [.. Enumerable.Range(0, count).Select(k => (float)right[k, 0])];
        }
    }
}
