using System.Buffers.Binary;
using System.Text;

namespace Studio.Inference.Imaging;

/// <summary>Splits a PNG file into chunks (PNG specification 5.3) and checks lengths and sums.</summary>
internal static class PngChunks
{
    // Length, type and sum around the data.
    private const int Overhead = 12;

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static List<PngChunk> Parse(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Signature))
        {
            throw new InferenceException("This is not a PNG file.");
        }

        var chunks = new List<PngChunk>();
        var position = Signature.Length;
        while (true)
        {
            if (file.Length - position < Overhead)
            {
                throw new InferenceException("The PNG file is cut off.");
            }

            var length = BinaryPrimitives.ReadUInt32BigEndian(file[position..]);
            if (length > file.Length - position - Overhead)
            {
                throw new InferenceException("The PNG file is cut off.");
            }

            var chunk = ReadChunk(file, position, (int)length);
            chunks.Add(chunk);
            if (chunk.Type == "IEND")
            {
                return chunks;
            }

            position += Overhead + chunk.Length;
        }
    }

    private static PngChunk ReadChunk(ReadOnlySpan<byte> file, int position, int length)
    {
        var type = file.Slice(position + 4, 4);
        foreach (var letter in type)
        {
            if (!char.IsAsciiLetter((char)letter))
            {
                throw new InferenceException("The PNG file is damaged: a chunk has no valid name.");
            }
        }

        var chunk = new PngChunk(Encoding.ASCII.GetString(type), position + 8, length);
        var sum = BinaryPrimitives.ReadUInt32BigEndian(file[(chunk.Start + length)..]);
        return sum == PngCrc.Of(file.Slice(position + 4, length + 4))
            ? chunk
            : throw new InferenceException($"The PNG file is damaged: the sum of its {chunk.Type} chunk is wrong.");
    }
}
