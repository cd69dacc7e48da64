using System.Net.Http.Headers;
using System.Text.Json;

namespace Studio.Inference.Hub;

/// <summary>
/// A file on its way: its bytes in "hash.incomplete", which of them are there in "hash.incomplete.json". The note is written
/// after the bytes it speaks of, so a program that is killed has at worst fetched a little more than it remembers. Thread-safe.
/// </summary>
internal sealed class PartialFile : IAsyncDisposable
{
    public const string Ending = ".incomplete";

    private const long NoteEvery = 2L << 20;

    private readonly Lock _lock = new();
    private readonly string _note;
    private readonly FileStream _bytes;
    private ByteRanges _ranges;
    private long _unnoted;
    private string? _tag;

    private PartialFile(string file, long length, Note? note)
    {
        Length = length;
        _note = NoteOf(file);
        _ranges = new ByteRanges(note?.Done.Select(range => (range[0], range[1])) ?? []);
        _tag = note?.Tag;

        // Before the file: bytes without a note are those of a program that fetches from the front.
        if (note is null || !File.Exists(_note))
        {
            WriteNote();
        }

        _bytes = new FileStream(file, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous);
    }

    public long Length { get; }

    public long Done
    {
        get
        {
            lock (_lock)
            {
                return _ranges.Count;
            }
        }
    }

    /// <summary>The tag of the file that these bytes are of, in the words of who sent them.</summary>
    public EntityTagHeaderValue? Tag => EntityTagHeaderValue.TryParse(_tag, out var tag) ? tag : null;

    /// <summary>Goes on with what is there, if it fits; begins anew else.</summary>
    public static PartialFile Open(string file, long length)
    {
        if (File.Exists(file) && new FileInfo(file).LinkTarget is not null)
        {
            File.Delete(file);
        }

        return new PartialFile(file, length, Read(file, length));
    }

    /// <summary>Bytes kept of a file, for a plan.</summary>
    public static long DoneOf(string file, long length) => Read(file, length) is { } note ? note.Done.Sum(range => range[1] - range[0]) : 0;

    /// <summary>The same where only the file is known. Its own length says nothing: parts that are fetched at once leave holes between them.</summary>
    public static long DoneOf(string file) => Read(file, length: null) is { } note ? note.Done.Sum(range => range[1] - range[0]) : 0;

    public static void Delete(string file)
    {
        File.Delete(file);
        File.Delete(NoteOf(file));
    }

    public IReadOnlyList<(long From, long To)> Missing(long part)
    {
        lock (_lock)
        {
            return _ranges.Missing(Length, part);
        }
    }

    public void Remember(EntityTagHeaderValue? tag)
    {
        lock (_lock)
        {
            if (tag is not null && _tag is null)
            {
                _tag = tag.ToString();
                WriteNote();
            }
        }
    }

    public async Task WriteAsync(long at, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await RandomAccess.WriteAsync(_bytes.SafeFileHandle, bytes, at, cancellationToken);
        lock (_lock)
        {
            _ranges.Add(at, at + bytes.Length);
            _unnoted += bytes.Length;
            if (_unnoted >= NoteEvery)
            {
                WriteNote();
            }
        }
    }

    /// <summary>None of these bytes can be used.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _ranges = new ByteRanges([]);
            _tag = null;
            WriteNote();
            _bytes.SetLength(0);
        }
    }

    /// <summary>Everything written is on the disk itself, not in a cache that a power cut empties.</summary>
    public void Flush() => RandomAccess.FlushToDisk(_bytes.SafeFileHandle);

    public async ValueTask DisposeAsync()
    {
        try
        {
            lock (_lock)
            {
                if (_unnoted > 0)
                {
                    WriteNote();
                }
            }
        }
        finally
        {
            await _bytes.DisposeAsync();
        }
    }

    private void WriteNote()
    {
        _unnoted = 0;
        var note = new Note(Length, _tag, [.. _ranges.All.Select(range => (long[])[range.From, range.To])]);
        var json = JsonSerializer.SerializeToUtf8Bytes(note);
        var temporary = $"{_note}.new";
        try
        {
            File.WriteAllBytes(temporary, json);
            File.Move(temporary, _note, overwrite: true);
        }
        catch (IOException e) when (DiskFault.IsFull(e) && File.Exists(_note))
        {
            // A full disk has no room for a second note, but the first one has its place already.
            File.Delete(temporary);
            File.WriteAllBytes(_note, json);
        }
    }

    private static string NoteOf(string file) => $"{file}.json";

    /// <param name="file">The bytes.</param>
    /// <param name="length">Of the whole file; null: whatever its note says.</param>
    private static Note? Read(string file, long? length)
    {
        var bytes = new FileInfo(file);
        if (!bytes.Exists || bytes.Length > length)
        {
            return null;
        }

        if (!File.Exists(NoteOf(file)))
        {
            return new Note(length ?? bytes.Length, Tag: null, [[0, bytes.Length]]);
        }

        try
        {
            var note = JsonSerializer.Deserialize<Note>(File.ReadAllBytes(NoteOf(file)));
            var fits = note is not null && (length is null || note.Length == length) && note.Done.All(range => range is [>= 0, var to] && range[0] <= to && to <= bytes.Length);
            return fits ? note : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Note(long Length, string? Tag, IReadOnlyList<long[]> Done);
}
