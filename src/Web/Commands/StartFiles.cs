using Studio.Inference;
using Studio.Inference.Diffusion.Starts;
using Studio.Inference.Imaging;
using Studio.Jobs.Edits;

namespace Studio.Web.Commands;

/// <summary>Reads the picture and the mask that "generate" begins with; what is wrong with them is said with the file's name.</summary>
internal static class StartFiles
{
    private const long MostBytes = 256L << 20;

    /// <summary>Null when there is no picture to begin with.</summary>
    public static EditSource? Read(WantedStart start) => start.From is not { } picture
        ? null
        : new EditSource(
            Parsed(picture, "--from", Picture),
            start.Mask is { } mask ? Parsed(mask, "--mask", MaskPng.Read) : null);

    private static SourcePicture Picture(ReadOnlySpan<byte> bytes)
    {
        var png = PngReader.Read(bytes);
        return new SourcePicture(png.Width, png.Height, png.Rgb);
    }

    private static T Parsed<T>(string file, string option, Func<ReadOnlySpan<byte>, T> parse)
    {
        try
        {
            return parse(Bytes(file, option));
        }
        catch (InferenceException damaged)
        {
            throw new BadInputException($"{option} {file}: {damaged.Message}");
        }
    }

    private static byte[] Bytes(string file, string option)
    {
        if (!File.Exists(file))
        {
            throw new BadInputException($"{option} names {file}, and there is no such file.");
        }

        try
        {
            return new FileInfo(file).Length <= MostBytes
                ? File.ReadAllBytes(file)
                : throw new BadInputException($"{option} {file}: the file has more than {MostBytes >> 20} MB.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{option} {file}: the file cannot be read.");
        }
    }
}
