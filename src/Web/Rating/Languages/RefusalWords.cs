using Studio.Data.Evaluation.Sessions;

namespace Studio.Web.Rating.Languages;

/// <summary>Why something was not done.</summary>
public sealed record RefusalWords
{
    /// <summary>{most}.</summary>
    public required string Name { get; init; }

    public required string PlacesTaken { get; init; }

    public required string Published { get; init; }

    public required string Deleted { get; init; }

    public required string NoPicture { get; init; }

    public required string NotReady { get; init; }

    public required string NotBegun { get; init; }

    public required string NoLink { get; init; }

    public required string NoCode { get; init; }

    public required string NoSuchAnswer { get; init; }

    /// <summary>{most}.</summary>
    public required string ReportLength { get; init; }

    public required string ReportedAlready { get; init; }

    public required string ManyReports { get; init; }

    public string Of(RatingRefused refused) => Sentence.Fill(Of(refused.Why), ("most", refused.Most ?? 0));

    private string Of(RatingRefusal why) => why switch
    {
        RatingRefusal.Name => Name,
        RatingRefusal.PlacesTaken => PlacesTaken,
        RatingRefusal.Published => Published,
        RatingRefusal.Deleted => Deleted,
        RatingRefusal.NoPicture => NoPicture,
        RatingRefusal.NotReady => NotReady,
        RatingRefusal.NotBegun => NotBegun,
        RatingRefusal.NoLink => NoLink,
        RatingRefusal.NoCode => NoCode,
        RatingRefusal.NoSuchAnswer => NoSuchAnswer,
        RatingRefusal.ReportLength => ReportLength,
        RatingRefusal.ReportedAlready => ReportedAlready,
        RatingRefusal.ManyReports => ManyReports,
        _ => throw new ArgumentOutOfRangeException(nameof(why), why, message: null),
    };
}
