namespace Studio.Data.Moderation.Limits;

/// <summary>The scores of one class, counted in steps of 0.01 by what people said about the pictures: what any limit would have done is a sum.</summary>
public sealed class ClassScores
{
    /// <summary>From 0.00 to 1.00.</summary>
    public const int Steps = 101;

    /// <summary>Of each step so many pictures are remembered, to be shown.</summary>
    private const int Samples = 4;

    private readonly int[,] _counts = new int[3, Steps];
    private readonly List<ScoredPicture>[] _samples = [.. Enumerable.Range(0, Steps).Select(_ => new List<ScoredPicture>())];

    public int Total { get; private set; }

    public static int StepOf(double score) => Math.Clamp((int)Math.Floor((score * 100) + 1e-4), 0, Steps - 1);

    public int Count(Said said, int step) => _counts[(int)said, step];

    public int All(Said said) => From(said, 0);

    /// <summary>With a limit of so many hundredths these reach it.</summary>
    public int From(Said said, int limit)
    {
        var sum = 0;
        for (var step = Math.Max(0, limit); step < Steps; step++)
        {
            sum += _counts[(int)said, step];
        }

        return sum;
    }

    public LimitEffect At(int limit) => new(From(Said.Rejected, limit), From(Said.Approved, limit), From(Said.Nothing, limit));

    /// <summary>Pictures between two limits, what people decided first; not all of many.</summary>
    public IReadOnlyList<ScoredPicture> Between(int limit, int other) =>
        [.. _samples[Math.Min(limit, other)..Math.Max(limit, other)].SelectMany(step => step).OrderBy(picture => picture.Said).ThenByDescending(picture => picture.Score)];

    internal void Add(ScoredPicture picture)
    {
        var step = StepOf(picture.Score);
        _counts[(int)picture.Said, step]++;
        Total++;
        if (_samples[step].Count < Samples)
        {
            _samples[step].Add(picture);
        }
    }
}
