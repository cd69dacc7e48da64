namespace Studio.Data.Evaluation.Statistics;

/// <summary>Where the true value lies in 95 of 100 samples like this one.</summary>
public readonly record struct Interval(double Low, double High);
