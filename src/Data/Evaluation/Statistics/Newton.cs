namespace Studio.Data.Evaluation.Statistics;

/// <summary>
/// Newton's method for concave likelihoods of strengths, whose sum is 0: only differences of strengths can be known,
/// so the information gets 1/systems in every place of the strengths, which moves nothing else.
/// </summary>
internal static class Newton
{
    private const int MostSteps = 100;
    private const double CloseEnough = 1e-11;

    /// <param name="start">Becomes the answer.</param>
    /// <param name="systems">The first so many parameters are strengths.</param>
    public static Peak Climb(PairLikelihood likelihood, double[] start, int systems)
    {
        var size = start.Length;
        var (gradient, information, trial) = (new double[size], new double[size * size], new double[size]);
        var height = Evaluate(likelihood, start, gradient, information, systems);
        for (var step = 0; step < MostSteps; step++)
        {
            if (!SymmetricMatrix.Decompose(information, size))
            {
                throw new InvalidOperationException("The likelihood has no finite maximum; Groups.HasFiniteStrengths tells.");
            }

            SymmetricMatrix.Solve(information, gradient, size);
            var move = gradient.Max(Math.Abs);
            // Far from the peak a whole step may overshoot.
            var (share, before) = (Math.Min(1, 5 / Math.Max(move, double.Epsilon)), (double[])gradient.Clone());
            double reached;
            while (true)
            {
                for (var i = 0; i < size; i++)
                {
                    trial[i] = start[i] + (share * before[i]);
                }

                reached = Evaluate(likelihood, trial, gradient, information, systems);
                if (reached >= height - (1e-12 * Math.Abs(height)) || share < 1e-6)
                {
                    break;
                }

                share /= 2;
            }

            trial.CopyTo(start, 0);
            height = reached;
            if (move < CloseEnough)
            {
                break;
            }
        }

        SymmetricMatrix.Decompose(information, size);
        var covariance = SymmetricMatrix.Inverse(information, size);
        for (var i = 0; i < systems; i++)
        {
            for (var j = 0; j < systems; j++)
            {
                covariance[(i * size) + j] -= 1.0 / systems;
            }
        }

        return new Peak(start, covariance, height);
    }

    private static double Evaluate(PairLikelihood likelihood, double[] at, double[] gradient, double[] information, int systems)
    {
        Array.Clear(gradient);
        Array.Clear(information);
        var height = likelihood(at, gradient, information);
        for (var i = 0; i < systems; i++)
        {
            for (var j = 0; j < systems; j++)
            {
                information[(i * at.Length) + j] += 1.0 / systems;
            }
        }

        return height;
    }
}

/// <param name="At">Strengths, whose mean is 0, then whatever else was estimated.</param>
/// <param name="Covariance">Of these, row by row: the inverse of the information (Fisher).</param>
internal sealed record Peak(double[] At, double[] Covariance, double LogLikelihood);
