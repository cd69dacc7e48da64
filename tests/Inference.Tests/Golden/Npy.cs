using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Studio.Inference.Onnx;

namespace Studio.Inference.Tests.Golden;

/// <summary>NumPy's .npy, version 1.0, little-endian float32, C order.</summary>
internal static partial class Npy
{
    private const int HeaderStart = 10;

    public static Tensor Read(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var length = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8));
        var header = Encoding.ASCII.GetString(bytes, HeaderStart, length);
        Assert.Contains("'<f4'", header, StringComparison.Ordinal);
        Assert.Contains("'fortran_order': False", header, StringComparison.Ordinal);
        int[] shape = [.. Sides().Matches(Shape().Match(header).Groups["shape"].Value).Select(match => int.Parse(match.Value, System.Globalization.CultureInfo.InvariantCulture))];
        return new Tensor(MemoryMarshal.Cast<byte, float>(bytes.AsSpan(HeaderStart + length)).ToArray(), shape);
    }

    [GeneratedRegex("'shape': \\((?<shape>[^)]*)\\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sides();
}
