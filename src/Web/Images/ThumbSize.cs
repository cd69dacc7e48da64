namespace Studio.Web.Images;

/// <summary>The longest side of a thumbnail, in pixels. Only these are made, so that addresses cannot fill the disk.</summary>
public enum ThumbSize
{
    Small = 320,
    Large = 640,
}
