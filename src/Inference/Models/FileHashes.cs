using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Studio.Inference.Models;

/// <summary>Sha256 of model files, remembered by path, size and time of change.</summary>
internal sealed class FileHashes
{
    private readonly string _cacheFile;
    private readonly Dictionary<string, Entry> _known;
    private bool _changed;

    public FileHashes(string cacheFile)
    {
        _cacheFile = cacheFile;
        _known = Load(cacheFile);
    }

    public string Of(string path)
    {
        var file = LinkedFile.Of(path);
        var full = file.FullName;
        if (_known.TryGetValue(full, out var entry) && entry.Bytes == file.Length && entry.Changed == file.LastWriteTimeUtc.Ticks)
        {
            return entry.Sha256;
        }

        using var stream = file.OpenRead();
        var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
        _known[full] = new Entry(file.Length, file.LastWriteTimeUtc.Ticks, hash);
        _changed = true;
        return hash;
    }

    /// <summary>One hash for several files: sha256 over sorted lines "path hash".</summary>
    public static string Together(IReadOnlyDictionary<string, string> files)
    {
        var lines = files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Key} {file.Value}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
    }

    public void Save()
    {
        if (!_changed || _cacheFile.Length == 0)
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(_cacheFile))!);
            var temporary = $"{_cacheFile}.{Environment.ProcessId}.tmp";
            File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(_known));
            File.Move(temporary, _cacheFile, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Only a cache: the next start reads the files again.
        }
    }

    private static Dictionary<string, Entry> Load(string cacheFile)
    {
        try
        {
            return cacheFile.Length > 0 && File.Exists(cacheFile)
                ? JsonSerializer.Deserialize<Dictionary<string, Entry>>(File.ReadAllBytes(cacheFile)) ?? []
                : [];
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private sealed record Entry(long Bytes, long Changed, string Sha256);
}
