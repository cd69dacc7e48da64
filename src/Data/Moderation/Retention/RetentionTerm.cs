namespace Studio.Data.Moderation.Retention;

/// <summary>For how many days a class of data may be kept.</summary>
/// <param name="Usual">Where the workspace says nothing.</param>
/// <param name="Least">Fewer would take something away that is still needed.</param>
public sealed record RetentionTerm(int Usual, int Least)
{
    public const int Most = 3650;

    /// <summary>An appeal is possible for so long, and needs what was decided about.</summary>
    private const int Appeal = 30;

    public static RetentionTerm Of(RetainedData data) => data switch
    {
        RetainedData.RemovedPictures => new RetentionTerm(Usual: 90, Appeal),
        // Nobody came to look: long enough for a queue that was left alone over a season.
        RetainedData.HeldPictures => new RetentionTerm(Usual: 180, Least: 30),
        RetainedData.CaseWords => new RetentionTerm(Usual: 180, Appeal),
        RetainedData.Reports => new RetentionTerm(Usual: 180, Appeal),
        // Three months of numbers, and what a warning was for.
        RetainedData.Cases => new RetentionTerm(Usual: 730, Least: 90),
        // The page of policies counts thirty days.
        RetainedData.Watched => new RetentionTerm(Usual: 90, Least: 30),
        // A month of one's own numbers.
        RetainedData.Looks => new RetentionTerm(Usual: 90, Least: 31),
        _ => throw new ArgumentOutOfRangeException(nameof(data), data, "Say in RetentionTerm for how long this is kept."),
    };
}
