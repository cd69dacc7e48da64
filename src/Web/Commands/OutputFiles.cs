using System.Globalization;
using Studio.Data.Storage;
using Studio.Inference;

namespace Studio.Web.Commands;

/// <summary>The files a run will write, settled before anything is computed.</summary>
internal static class OutputFiles
{
    public static IReadOnlyList<string> For(Wanted wanted, long seed, int count)
    {
        var first = Path.GetFullPath(wanted.Out ?? string.Create(CultureInfo.InvariantCulture, $"studio-{seed}.png"));
        if (!string.Equals(Path.GetExtension(first), ".png", StringComparison.OrdinalIgnoreCase))
        {
            throw new BadInputException($"--out names a PNG file; \"{wanted.Out}\" does not end with .png.");
        }

        var folder = Path.GetDirectoryName(first)!;
        if (!Directory.Exists(folder))
        {
            throw new BadInputException($"The folder {folder} does not exist.");
        }

        RequireWritable(folder);
        var stem = Path.Combine(folder, Path.GetFileNameWithoutExtension(first));
        IReadOnlyList<string> files = count == 1
            ? [first]
            : [.. Enumerable.Range(1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}{Path.GetExtension(first)}"))];
        return wanted.Force || files.FirstOrDefault(File.Exists) is not { } existing
            ? files
            : throw new BadInputException($"{existing} is already there. Choose another name, or overwrite it with --force.");
    }

    /// <summary>Whole or not at all: a full disk leaves no half picture under the asked name.</summary>
    public static async Task WriteAsync(string file, byte[] bytes, CancellationToken cancellationToken)
    {
        var temporary = $"{file}.{Environment.ProcessId}.tmp";
        try
        {
            await File.WriteAllBytesAsync(temporary, bytes, cancellationToken);
            File.Move(temporary, file, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InferenceException($"{file} could not be written: {Reason(failure)}.", failure);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Found now, and not after minutes of drawing.</summary>
    private static void RequireWritable(string folder)
    {
        var probe = Path.Combine(folder, $".studio-{Environment.ProcessId}.tmp");
        try
        {
            File.Create(probe, bufferSize: 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"No file can be written into {folder}: {Reason(failure)}. Choose another one with --out.");
        }
    }

    /// <summary>Without the name of the temporary file, which nobody asked for.</summary>
    private static string Reason(Exception failure) =>
        failure is UnauthorizedAccessException ? "this account may not write there"
        : StorageFailure.IsDiskFull(failure) ? "the disk is full"
        : "the file system refuses it";
}
