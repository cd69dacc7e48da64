namespace Studio.Inference.Diffusion.Starts;

/// <summary>What a run begins with, and how what it drew becomes the finished picture: what a mask keeps is put back.</summary>
internal sealed class StartFinish
{
    private readonly ImageStart? _from;
    private readonly EnlargedMask? _enlarged;

    private StartFinish(ImageStart? from, EnlargedMask? enlarged)
    {
        _from = from;
        _enlarged = enlarged;
    }

    public ImageStart? Start => _enlarged?.Start ?? _from;

    /// <param name="request">Checked.</param>
    public static StartFinish Of(TextToImageRequest request) => new(
        request.From,
        request.From is { Window: StartWindow.MaskEnlarged, Mask: { } mask } from ? new EnlargedMask(from, mask, request.Width, request.Height) : null);

    public GeneratedPicture Picture(DrawnPixels drawn, byte[] rgb, long seed)
    {
        if (_enlarged is not null)
        {
            return new GeneratedPicture(_from!.Image.Width, _from.Image.Height, _enlarged.LayIn(rgb), seed);
        }

        var finished = _from?.Mask is { } mask ? KnownPixels.PutBack(rgb, _from, mask) : rgb;
        return new GeneratedPicture(drawn.Width, drawn.Height, finished, seed);
    }
}
