using System.Buffers.Binary;
using Studio.Inference.Imaging;
using Studio.Testing;

namespace Studio.Inference.Tests.Imaging;

/// <summary>Seeded damage to good files: the reader answers with a picture or an InferenceException, never anything else, within bounded memory.</summary>
public sealed class PngFuzzTests(ITestOutputHelper output)
{
    private const int Seed = 20261122;

    // A row-sized file of ours may declare up to MaxPixels; damage to the size fields is capped so that a case stays below this.
    private const long MemoryBound = 256L << 20;

    [Fact]
    public void Damaged_files_give_a_picture_or_a_sentence()
    {
        var cases = LongRun.Count(normal: 20_000, full: 2_000_000);
        var random = new Random(Seed);
        var originals = Originals();
        var (read, refused, most) = (0, 0, 0L);
        for (var i = 0; i < cases; i++)
        {
            var file = Damage.To(originals[i % originals.Count], random);

            // With right sums, the damage reaches the code behind them.
            file = random.Next(4) > 0 ? Resum(file) : file;
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

        output.WriteLine($"fuzz: PNG: {cases} cases, seed {Seed}: {read} read, {refused} refused, at most {most >> 20} MB allocated");
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
