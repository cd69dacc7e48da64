using System.Buffers.Binary;
using System.Text.Json;
using Studio.Inference.Imaging;

namespace Studio.Jobs.Slots.Protocol;

/// <summary>Frames on a pair of pipes: length of the record, length of the bytes (both 32 bit, little-endian), the record as JSON, the bytes. One reader; any number of writers.</summary>
internal sealed class SlotPipe(Stream input, Stream output) : IDisposable
{
    private const int MaxRecordBytes = 16 << 20;

    /// <summary>The largest picture that can be read, and a mask as large.</summary>
    private const int MaxBytes = PngReader.MaxPixels * (3 + 1);

    private readonly Lock _writing = new();

    /// <summary>Blocks until a frame is there; null when the other side has closed its end, also in the middle of a frame.</summary>
    public SlotFrame? Read()
    {
        Span<byte> header = stackalloc byte[8];
        if (input.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length)
        {
            return null;
        }

        var record = ReadPart(BinaryPrimitives.ReadInt32LittleEndian(header), MaxRecordBytes);
        var bytes = ReadPart(BinaryPrimitives.ReadInt32LittleEndian(header[4..]), MaxBytes);
        if (record is null || bytes is null)
        {
            return null;
        }

        var message = JsonSerializer.Deserialize(record, SlotMessageJson.Default.SlotMessage)
            ?? throw new InvalidDataException("A frame on the slot pipe holds no record.");
        return new SlotFrame(message, bytes);
    }

    public static byte[] Record(SlotMessage message) => JsonSerializer.SerializeToUtf8Bytes(message, SlotMessageJson.Default.SlotMessage);

    /// <summary>Throws IOException when the other side is gone.</summary>
    public void Write(SlotMessage message, ReadOnlySpan<byte> bytes = default) => Write(Record(message), bytes);

    /// <param name="record">As <see cref="Record"/> gives it.</param>
    /// <param name="bytes">Of the same frame.</param>
    public void Write(byte[] record, ReadOnlySpan<byte> bytes)
    {
        Span<byte> header = stackalloc byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(header, record.Length);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], bytes.Length);
        lock (_writing)
        {
            output.Write(header);
            output.Write(record);
            output.Write(bytes);
            output.Flush();
        }
    }

    public void Dispose()
    {
        output.Dispose();
        input.Dispose();
    }

    private byte[]? ReadPart(int length, int most)
    {
        if (length < 0 || length > most)
        {
            throw new InvalidDataException($"A frame on the slot pipe claims {length} bytes; at most {most} are allowed.");
        }

        var part = new byte[length];
        return input.ReadAtLeast(part, length, throwOnEndOfStream: false) == length ? part : null;
    }
}
