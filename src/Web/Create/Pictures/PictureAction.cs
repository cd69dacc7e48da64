namespace Studio.Web.Create.Pictures;

/// <summary>What can be done with a finished picture from its tile.</summary>
public enum PictureAction
{
    Favourite,
    Vary,
    Edit,
    Reuse,
    Delete,
    Restore,
}

public sealed record PictureRequest(PictureView Picture, PictureAction Action);
