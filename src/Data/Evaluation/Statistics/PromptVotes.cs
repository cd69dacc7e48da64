namespace Studio.Data.Evaluation.Statistics;

/// <summary>The answers about one prompt, and how many prompts have exactly these: answers about one prompt resemble each other.</summary>
public sealed record PromptVotes(IReadOnlyList<PairTally> Tallies, int Prompts = 1)
{
    /// <summary>Prompts with the same answers put together, so that 100,000 prompts of one answer each cost a few dozen patterns.</summary>
    /// <param name="votes">A prompt's number and one answer, in any order.</param>
    public static IReadOnlyList<PromptVotes> Of(IEnumerable<(Guid Prompt, PairTally Answer)> votes) =>
    [
        .. votes.GroupBy(vote => vote.Prompt, vote => vote.Answer)
            .Select(Pattern.Of)
            .GroupBy(pattern => pattern)
            .Select(same => new PromptVotes(same.Key.Tallies, same.Count()))
            // The same draw for the same votes, in whatever order they were read.
            .OrderBy(pattern => pattern.Tallies, TallyOrder.Instance),
    ];

    private sealed class Pattern(IReadOnlyList<PairTally> tallies) : IEquatable<Pattern>
    {
        public IReadOnlyList<PairTally> Tallies => tallies;

        public static Pattern Of(IEnumerable<PairTally> answers) => new(
        [
            .. answers.GroupBy(answer => (answer.Left, answer.Right))
                .Select(pair => new PairTally(pair.Key.Left, pair.Key.Right, pair.Sum(a => a.LeftWins), pair.Sum(a => a.RightWins), pair.Sum(a => a.Ties)))
                .OrderBy(tally => tally.Left).ThenBy(tally => tally.Right),
        ]);

        public bool Equals(Pattern? other) => other is not null && tallies.SequenceEqual(other.Tallies);

        public override bool Equals(object? obj) => Equals(obj as Pattern);

        public override int GetHashCode() => tallies.Aggregate(0, HashCode.Combine);
    }
}
