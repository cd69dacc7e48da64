using Studio.Inference.Imaging;

namespace Studio.Inference.Diffusion.Starts;

/// <summary>
/// "The model looks at: the mask, enlarged". The surroundings of the mask are cut out, scaled to the size that the model draws, and
/// what was drawn is scaled back and laid into the picture: eyes and hands get as many latents as a whole picture has.
/// </summary>
internal sealed class EnlargedMask
{
    private const int Colours = 3;

    private readonly ImageStart _whole;
    private readonly PictureMask _mask;
    private readonly MaskArea _area;

    public EnlargedMask(ImageStart whole, PictureMask mask, int drawnWidth, int drawnHeight)
    {
        _whole = whole;
        _mask = mask;
        _area = MaskArea.Around(mask, drawnWidth, drawnHeight);
        Start = whole with
        {
            Image = new SourcePicture(drawnWidth, drawnHeight, CubicResizer.Resize(_area.Width, _area.Height, Cut(), drawnWidth, drawnHeight)),
            Mask = Scaled(drawnWidth, drawnHeight),
        };
    }

    /// <summary>What the model begins with.</summary>
    public ImageStart Start { get; }

    /// <summary>The whole picture with what was drawn inside the mask.</summary>
    public byte[] LayIn(byte[] drawn)
    {
        var piece = CubicResizer.Resize(Start.Image.Width, Start.Image.Height, drawn, _area.Width, _area.Height);
        var canvas = (byte[])_whole.Image.Rgb.Clone();
        for (var y = 0; y < _area.Height; y++)
        {
            piece.AsSpan(y * _area.Width * Colours, _area.Width * Colours).CopyTo(canvas.AsSpan(Row(y)));
        }

        return KnownPixels.PutBack(canvas, _whole, _mask);
    }

    private byte[] Cut()
    {
        var piece = new byte[_area.Width * _area.Height * Colours];
        for (var y = 0; y < _area.Height; y++)
        {
            _whole.Image.Rgb.AsSpan(Row(y), _area.Width * Colours).CopyTo(piece.AsSpan(y * _area.Width * Colours));
        }

        return piece;
    }

    /// <summary>Where a row of the area begins in the picture's bytes.</summary>
    private int Row(int y) => (((_area.Top + y) * _whole.Image.Width) + _area.Left) * Colours;

    /// <summary>A pixel is masked when any of those that it stands for is: a thin stroke is never lost.</summary>
    private PictureMask Scaled(int width, int height)
    {
        var grey = new byte[width * height];
        for (var y = 0; y < height; y++)
        {
            var (top, bottom) = Span(y, _area.Height, height);
            for (var x = 0; x < width; x++)
            {
                var (left, right) = Span(x, _area.Width, width);
                grey[(y * width) + x] = AnyMasked(left, top, right, bottom) ? byte.MaxValue : byte.MinValue;
            }
        }

        return new PictureMask(width, height, grey);
    }

    private bool AnyMasked(int left, int top, int right, int bottom)
    {
        for (var y = top; y < bottom; y++)
        {
            for (var x = left; x < right; x++)
            {
                if (_mask.IsRepainted(((_area.Top + y) * _mask.Width) + _area.Left + x))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The old pixels that a new one touches.</summary>
    private static (int From, int To) Span(int index, int length, int newLength) =>
        ((int)((long)index * length / newLength), (int)((((long)index + 1) * length + newLength - 1) / newLength));
}
