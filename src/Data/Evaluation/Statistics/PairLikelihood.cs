namespace Studio.Data.Evaluation.Statistics;

/// <summary>
/// A likelihood of strengths and perhaps one number more. Fills the gradient and the information (minus the second derivatives,
/// row by row), which come zeroed, and returns the logarithm of the likelihood.
/// </summary>
internal delegate double PairLikelihood(ReadOnlySpan<double> parameters, Span<double> gradient, Span<double> information);
