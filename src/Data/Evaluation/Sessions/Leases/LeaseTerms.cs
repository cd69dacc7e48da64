namespace Studio.Data.Evaluation.Sessions.Leases;

/// <summary>What of an evaluation decides who is given what.</summary>
/// <param name="NotMadeBy">Whose own pictures are kept back; null where nobody's are.</param>
/// <param name="Systems">As many as there are places.</param>
internal sealed record LeaseTerms(Guid Evaluation, Guid Rater, Guid? NotMadeBy, int VotesEach, int CheckEvery, int RepeatEvery, int Systems, long Seed)
{
    /// <summary>As long as nobody else is given the same place: longer than anybody looks at two pictures, shorter than a meeting.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(5);

    /// <summary>The same for the same rater and place, another one for every other.</summary>
    public Random RandomAt(int place) => new(unchecked((RaterSeed * 486_187_739) + place));

    public int RaterSeed => unchecked((int)(BitConverter.ToInt64(Rater.ToByteArray(), 8) ^ Seed ^ (Seed >> 32)));
}
