using Studio.Inference.Diffusion.Starts;
using Studio.Inference.Imaging;

namespace Studio.Inference.Tests.Diffusion;

/// <summary>Pictures and masks to begin with.</summary>
internal static class Pictures
{
    public static SourcePicture Golden(string file)
    {
        var image = PngReader.Read(File.ReadAllBytes(Path.Combine(TinyModels.Folder("inputs"), file)));
        return new SourcePicture(image.Width, image.Height, image.Rgb);
    }

    /// <summary>Two colours running into each other, with a stripe.</summary>
    public static SourcePicture Gradient(int width, int height)
    {
        var rgb = new byte[width * height * 3];
        for (var i = 0; i < width * height; i++)
        {
            var (y, x) = Math.DivRem(i, width);
            rgb[3 * i] = (byte)(255 * x / width);
            rgb[3 * i + 1] = (byte)(255 * y / height);
            rgb[3 * i + 2] = (byte)(x / 8 % 4 == 0 ? 200 : 40);
        }

        return new SourcePicture(width, height, rgb);
    }

    public static PictureMask Mask(int width, int height, Func<int, int, bool> repainted) =>
        new(width, height, [.. Enumerable.Range(0, width * height).Select(i => repainted(i % width, i / width) ? (byte)255 : (byte)0)]);

    /// <summary>Mean difference of two pictures, in levels.</summary>
    public static double Distance(byte[] a, byte[] b) => a.Zip(b, (x, y) => Math.Abs(x - y)).Average();
}
