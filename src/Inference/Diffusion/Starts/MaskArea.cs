namespace Studio.Inference.Diffusion.Starts;

/// <summary>A rectangle of a picture, in pixels.</summary>
internal sealed record MaskArea(int Left, int Top, int Width, int Height)
{
    /// <summary>Pixels around the mask that the model sees, so that what it draws fits its surroundings.</summary>
    private const int Context = 32;

    /// <summary>The mask with its context, in the proportions of what will be drawn as far as the picture has room for them.</summary>
    public static MaskArea Around(PictureMask mask, int drawnWidth, int drawnHeight)
    {
        var (left, top, right, bottom) = (mask.Width, mask.Height, 0, 0);
        for (var i = 0; i < mask.Grey.Length; i++)
        {
            if (mask.IsRepainted(i))
            {
                var (y, x) = Math.DivRem(i, mask.Width);
                (left, right) = (Math.Min(left, x), Math.Max(right, x + 1));
                (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y + 1));
            }
        }

        var (width, height) = (right - left + (2 * Context), bottom - top + (2 * Context));
        width = Math.Max(width, Shared(height, drawnWidth, drawnHeight));
        height = Math.Max(height, Shared(width, drawnHeight, drawnWidth));
        var (start, length) = Within(left + right, width, mask.Width);
        var (startDown, lengthDown) = Within(top + bottom, height, mask.Height);
        return new MaskArea(start, startDown, length, lengthDown);
    }

    private static int Shared(int side, int part, int of) => (int)Math.Ceiling((double)side * part / of);

    /// <summary>Centred where there is room, pushed inside where there is not.</summary>
    private static (int Start, int Length) Within(int twiceCentre, int length, int room)
    {
        var fitting = Math.Min(length, room);
        return (Math.Clamp((twiceCentre - fitting) / 2, 0, room - fitting), fitting);
    }
}
