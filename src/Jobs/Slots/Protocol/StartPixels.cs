using Studio.Inference.Diffusion;

namespace Studio.Jobs.Slots.Protocol;

/// <summary>Takes the pixels of a request's picture and mask out of its JSON, where they would be text, and puts them back on the other side.</summary>
internal static class StartPixels
{
    private const int Colours = 3;

    public static (TextToImageRequest Told, byte[] Pixels) Split(TextToImageRequest wanted)
    {
        if (wanted.From is not { } start)
        {
            return (wanted, []);
        }

        var told = start with { Image = start.Image with { Rgb = [] }, Mask = start.Mask is { } mask ? mask with { Grey = [] } : null };
        return (wanted with { From = told }, [.. start.Image.Rgb, .. start.Mask?.Grey ?? []]);
    }

    /// <summary>Throws InvalidDataException when the bytes are not those of the sizes told.</summary>
    public static TextToImageRequest Join(TextToImageRequest told, byte[] pixels)
    {
        if (told.From is not { } start)
        {
            return pixels.Length == 0 ? told : throw Wrong(pixels.Length, expected: 0);
        }

        var (rgb, grey) = (Length(start.Image.Width, start.Image.Height) * Colours, start.Mask is { } sized ? Length(sized.Width, sized.Height) : 0);
        if (pixels.Length != rgb + grey)
        {
            throw Wrong(pixels.Length, rgb + grey);
        }

        var image = start.Image with { Rgb = pixels[..(int)rgb] };
        return told with { From = start with { Image = image, Mask = start.Mask is { } mask ? mask with { Grey = pixels[(int)rgb..] } : null } };
    }

    private static long Length(int width, int height) =>
        width > 0 && height > 0 ? (long)width * height : throw new InvalidDataException($"A frame on the slot pipe tells of a picture of {width}x{height} pixels.");

    private static InvalidDataException Wrong(int length, long expected) => new($"A frame on the slot pipe holds {length} bytes of pixels; its sizes want {expected}.");
}
