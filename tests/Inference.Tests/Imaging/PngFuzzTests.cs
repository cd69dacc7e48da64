using System.Buffers.Binary;
using Studio.Inference.Imaging;
using Studio.Testing;

namespace Studio.Inference.Tests.Imaging;

/// <summary>Seeded damage to good files: the reader answers with a picture or an InferenceException, never anything else, within bounded memory.</summary>
public sealed class PngFuzzTests(ITestOutputHelper output)
{
    private const int Seed = 20261122;
    private const int NormalCases = 6_000;
    private const int LongCases = 300_000;

    // A row-sized file of ours may declare up to MaxPixels; damage to the size fields is capped so that a case stays below this.
    private const long MemoryBound = 256L << 20;

    [Fact]
    public void Damaged_files_give_a_picture_or_a_sentence()
    {
        var cases = Environment.GetEnvironmentVariable("STUDIO_LONG") == "1" ? LongCases : NormalCases;
        var random = new Random(Seed);
        var originals = Originals();
        var (read, refused, most) = (0, 0, 0L);
        for (var i = 0; i < cases; i++)
        {
            var file = Damage(originals[i % originals.Count], random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                PngReader.Read(file);
                read++;
            }
            catch (InferenceException)
            {
                refused++;
            }

            most = Math.Max(most, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        output.WriteLine($"fuzz: {cases} cases, seed {Seed}: {read} read, {refused} refused, at most {most >> 20} MB allocated");
        Assert.InRange(most, 0, MemoryBound);
        Assert.True(refused > cases / 10 && read > cases / 100, "the damage neither spares all nor breaks all");
    }

    private static List<byte[]> Originals()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Goldens.Folder("png-metadata"), "png"), "*.png").Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList();
        foreach (var color in Enum.GetValues<PngColor>())
        {
            (string, byte[])[] palette = color == PngColor.Palette ? [("PLTE", new byte[768]), ("tRNS", [1, 2, 3])] : [];
            files.Add(PngFile.Build(17, 9, 8, color, interlaced: true, (x, y, c) => (x * y * (c + 1)) & 255, palette));
            files.Add(PngFile.Build(17, 9, 8, color, interlaced: false, (x, y, c) => (x + y + c) & 255, palette));
        }

        return files;
    }

    private static byte[] Damage(byte[] original, Random random)
    {
        var file = original.ToArray();
        for (var hits = random.Next(1, 5); hits > 0; hits--)
        {
            file = random.Next(6) switch
            {
                0 => file[..random.Next(file.Length + 1)],
                1 => [.. file, .. original[random.Next(original.Length)..]],
                2 => Insert(file, random),
                _ => Flip(file, random),
            };
        }

        // With right sums, the damage reaches the code behind them.
        return random.Next(4) > 0 ? Resum(file) : file;
    }

    private static byte[] Flip(byte[] file, Random random)
    {
        if (file.Length > 0)
        {
            file[random.Next(file.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : (byte)(1 << random.Next(8));
        }

        return file;
    }

    private static byte[] Insert(byte[] file, Random random)
    {
        var at = random.Next(file.Length + 1);
        var noise = new byte[random.Next(16)];
        random.NextBytes(noise);
        return [.. file[..at], .. noise, .. file[at..]];
    }

    private static byte[] Resum(byte[] file)
    {
        for (var position = 8; position + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(position));
            if (length > file.Length - position - 12)
            {
                break;
            }

            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(position + 8 + (int)length), PngCrc.Of(file.AsSpan(position + 4, (int)length + 4)));
            position += 12 + (int)length;
        }

        return file;
    }
}
