using System.Globalization;
using Studio.Data;

namespace Studio.Web.Images;

/// <summary>The longest side of a thumbnail, in pixels. Only these are made, so that addresses cannot fill the disk.</summary>
public enum ThumbSize
{
    Small = 320,
    Large = 640,
}

internal static class ThumbSizes
{
    public static ThumbSize Read(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) && Enum.IsDefined((ThumbSize)pixels)
            ? (ThumbSize)pixels
            : throw new StudioException($"Small copies of a picture have a size of {(int)ThumbSize.Small} or {(int)ThumbSize.Large}.");
}
