using System.Text;

namespace Studio.Inference.Models;

/// <summary>
/// The metadata of a GGUF file (ggml/docs/gguf.md, versions 2 and 3, little-endian), read without native code. Arrays, which hold the vocabulary, are skipped.
/// Every count and length is checked against the file's size, so a damaged file is a sentence and not an allocation.
/// </summary>
internal sealed class GgufHeader
{
    private const uint Magic = 0x46554747;
    private const int MaxText = 1 << 20;
    private const int MaxKeys = 100_000;
    private const uint StringType = 8;
    private const uint ArrayType = 9;

    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);
    private readonly BinaryReader _reader;
    private readonly string _name;

    private GgufHeader(Stream stream, string name)
    {
        _reader = new BinaryReader(stream);
        _name = name;
    }

    public string? Text(string key) => _values.GetValueOrDefault(key) as string;

    public long? Whole(string key) => _values.GetValueOrDefault(key) as long?;

    public static GgufHeader Read(string path)
    {
        using var stream = File.OpenRead(path);
        var header = new GgufHeader(stream, ConfigFile.Shown(path));
        try
        {
            header.ReadAll();
            return header;
        }
        catch (EndOfStreamException)
        {
            throw header.Cut();
        }
    }

    private void ReadAll()
    {
        if (_reader.BaseStream.Length < 24 || _reader.ReadUInt32() != Magic)
        {
            throw new InferenceException($"{_name} is not a GGUF file.");
        }

        var version = _reader.ReadUInt32();
        if (version is not (2 or 3))
        {
            throw new InferenceException($"{_name} is GGUF version {version}; versions 2 and 3 are known.");
        }

        var tensors = _reader.ReadInt64();
        var keys = _reader.ReadInt64();
        if (tensors is < 0 or > MaxKeys || keys is < 0 or > MaxKeys)
        {
            throw Cut();
        }

        for (var i = 0L; i < keys; i++)
        {
            var key = ReadText();
            if (ReadValue(_reader.ReadUInt32()) is { } value)
            {
                _values[key] = value;
            }
        }

        RequireTensors(tensors);
    }

    private object? ReadValue(uint type) => type switch
    {
        0 => (long)_reader.ReadByte(),
        1 => (long)_reader.ReadSByte(),
        2 => (long)_reader.ReadUInt16(),
        3 => (long)_reader.ReadInt16(),
        4 => (long)_reader.ReadUInt32(),
        5 => (long)_reader.ReadInt32(),
        6 => (double)_reader.ReadSingle(),
        7 => _reader.ReadBoolean(),
        StringType => ReadText(),
        ArrayType => SkipArray(),
        10 => _reader.ReadInt64(),
        11 => _reader.ReadInt64(),
        12 => _reader.ReadDouble(),
        _ => throw Cut(),
    };

    private object? SkipArray()
    {
        var type = _reader.ReadUInt32();
        var count = _reader.ReadInt64();
        if (type == ArrayType || count < 0 || count > _reader.BaseStream.Length)
        {
            throw Cut();
        }

        if (type != StringType)
        {
            Skip(count * Width(type));
            return null;
        }

        for (var i = 0L; i < count; i++)
        {
            Skip(_reader.ReadInt64());
        }

        return null;
    }

    private long Width(uint type) => type switch
    {
        0 or 1 or 7 => 1,
        2 or 3 => 2,
        4 or 5 or 6 => 4,
        10 or 11 or 12 => 8,
        _ => throw Cut(),
    };

    // The weights follow the tensor list at the next multiple of general.alignment; the last one must end inside the file.
    private void RequireTensors(long tensors)
    {
        var end = 0L;
        for (var i = 0L; i < tensors; i++)
        {
            ReadText();
            var dimensions = _reader.ReadUInt32();
            if (dimensions > 4)
            {
                throw Cut();
            }

            var elements = 1L;
            for (var d = 0; d < dimensions; d++)
            {
                elements = Math.Min(elements * Math.Clamp(_reader.ReadInt64(), 0, int.MaxValue), long.MaxValue / (1L << 33));
            }

            var bytes = GgmlTypes.Bytes(_reader.ReadUInt32(), elements);
            var offset = _reader.ReadInt64();
            if (offset < 0 || offset > _reader.BaseStream.Length)
            {
                throw Cut();
            }

            end = Math.Max(end, offset + bytes);
        }

        var alignment = Math.Clamp(Whole("general.alignment") ?? 32, 1, 1 << 20);
        var start = (_reader.BaseStream.Position + alignment - 1) / alignment * alignment;
        if (start + end > _reader.BaseStream.Length)
        {
            throw Cut();
        }
    }

    private string ReadText()
    {
        var length = _reader.ReadInt64();
        if (length is < 0 or > MaxText)
        {
            throw Cut();
        }

        var bytes = _reader.ReadBytes((int)length);
        return bytes.Length == length ? Encoding.UTF8.GetString(bytes) : throw Cut();
    }

    private void Skip(long bytes)
    {
        if (bytes < 0 || bytes > _reader.BaseStream.Length - _reader.BaseStream.Position)
        {
            throw Cut();
        }

        _reader.BaseStream.Seek(bytes, SeekOrigin.Current);
    }

    private InferenceException Cut() => new($"{_name} is cut off or damaged; copy it again.");
}
