using System.Numerics;
using System.Runtime.InteropServices;

namespace Studio.Inference.Onnx;

/// <summary>CRC-32C over a file: finds what a disk or a crash did to it, at the speed of memory. Not against people, who could replace the sum as well.</summary>
internal static class FileChecksum
{
    private const int BufferBytes = 1 << 20;

    public static uint Of(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        var buffer = new byte[BufferBytes];
        var sum = uint.MaxValue;
        while (stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) is var read and > 0)
        {
            sum = Add(sum, buffer.AsSpan(0, read));
        }

        return ~sum;
    }

    private static uint Add(uint sum, ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
        {
            sum = BitOperations.Crc32C(sum, word);
        }

        foreach (var last in bytes[(words.Length * sizeof(ulong))..])
        {
            sum = BitOperations.Crc32C(sum, last);
        }

        return sum;
    }
}
