namespace Studio.Data.Evaluation.Sessions;

/// <summary>Why a rater is refused something.</summary>
public enum RatingRefusal
{
    Name,
    PlacesTaken,
    Published,
    Deleted,
    NoPicture,
    NotReady,
    NotBegun,
    NoLink,
    NoCode,
    NoSuchAnswer,
    ReportLength,
    ReportedAlready,
    ManyReports,
}
