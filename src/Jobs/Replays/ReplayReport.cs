namespace Studio.Jobs.Replays;

/// <summary>What came of making a picture again from its record.</summary>
/// <param name="SameBytes">Equal sha256 of the decoded RGB bytes.</param>
/// <param name="Differences">What was not the same in the two runs; with none, equal bytes were promised.</param>
/// <param name="LargestDifference">Largest difference of one channel of one pixel, 0 to 255; null when the sizes differ.</param>
public sealed record ReplayReport(
    Guid SourceImageId,
    Guid ReplayImageId,
    bool SameBytes,
    IReadOnlyList<ReplayDifference> Differences,
    int? LargestDifference)
{
    /// <summary>One sentence or two for the person.</summary>
    public string Sentence
    {
        get
        {
            if (SameBytes)
            {
                return "The same picture, byte for byte.";
            }

            var pixels = LargestDifference is { } most
                ? $"The largest difference of a pixel is {most} of 255."
                : "The pictures are not of one size.";
            return Differences is [var first, ..]
                ? $"Not the same bytes: {first.Field} was \"{first.Then}\" then and is \"{first.Now}\" now. {pixels}"
                : $"Not the same bytes, although every recorded field is equal. {pixels}";
        }
    }
}

/// <param name="Field">In words, such as "threads".</param>
public sealed record ReplayDifference(string Field, string Then, string Now);
