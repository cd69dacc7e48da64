namespace Studio.Data.Evaluation.Sessions.Scheduling;

/// <summary>A picture of one prompt that can be compared.</summary>
/// <param name="Entry">Its system's place in the evaluation.</param>
/// <param name="Pixels">sha256 of the decoded picture.</param>
public sealed record ComparedSample(Guid Id, int Entry, int Number, string Pixels);

/// <summary>Which pictures of a prompt stand against each other: all systems, picture 1 with picture 1, picture 2 with picture 2.</summary>
public static class SamplePairs
{
    /// <summary>The system that comes first in the evaluation is first in the pair. Equal pictures are no pair: there is nothing to choose.</summary>
    public static IReadOnlyList<(ComparedSample First, ComparedSample Second)> Of(IEnumerable<ComparedSample> samples) =>
    [
        .. samples.GroupBy(sample => sample.Number).OrderBy(number => number.Key).SelectMany(number =>
        {
            var ordered = number.OrderBy(sample => sample.Entry).ThenBy(sample => sample.Id).ToList();
            return ordered.SelectMany((first, at) => ordered.Skip(at + 1)
                .Where(second => second.Entry != first.Entry && second.Pixels != first.Pixels)
                .Select(second => (first, second)));
        }),
    ];
}
