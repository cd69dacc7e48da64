using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion.Batches;

/// <summary>
/// Where a machine keeps its <see cref="BatchGains"/>: a small file for each model, size class and kind of run. The process that draws writes them, the
/// server that hands out the pictures reads them. The size of a batch is recorded with every picture, so that a replay does not come here.
/// </summary>
/// <param name="machineFolder">OnnxOptions.MachineFolder.</param>
/// <param name="modelHash">Of the whole model.</param>
/// <param name="provider">That really computes.</param>
/// <param name="threads">Inside one operator.</param>
public sealed class BatchMeasurements(string machineFolder, string modelHash, string provider, int threads)
{
    private const string FolderName = "batches";

    private string Folder => Path.Combine(machineFolder, FolderName);

    /// <summary>Null where it was never measured.</summary>
    /// <param name="width">Pixels of the finished picture.</param>
    /// <param name="height">Pixels of the finished picture.</param>
    /// <param name="guidance">The scale: above 1 the model may be asked twice at every step.</param>
    public BatchGains? Read(int width, int height, double guidance)
    {
        try
        {
            var file = PathOf(width, height, guidance);
            return File.Exists(file) ? Checked(JsonSerializer.Deserialize<BatchGains>(File.ReadAllBytes(file))) : null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            // As if it had not been measured; the next trial writes it anew.
            return null;
        }
    }

    /// <summary>Forgets all of it: the next pictures measure again. Says how many there were.</summary>
    /// <param name="data">The data folder.</param>
    public static int Forget(string data)
    {
        var folder = new DirectoryInfo(Path.Combine(data, OnnxOptions.MachineFolderName, FolderName));
        var files = folder.Exists ? folder.GetFiles("*.json") : [];
        foreach (var file in files)
        {
            file.Delete();
        }

        return files.Length;
    }

    /// <summary>False where it cannot be kept.</summary>
    public bool TryWrite(int width, int height, double guidance, BatchGains gains)
    {
        try
        {
            Directory.CreateDirectory(Folder);
            var file = PathOf(width, height, guidance);
            var draft = $"{file}.{Guid.NewGuid():N}.draft";
            File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(gains));
            File.Move(draft, file, overwrite: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    internal void Forget(int width, int height, double guidance)
    {
        try
        {
            File.Delete(PathOf(width, height, guidance));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It says that there is nothing to gain, which is slower and never wrong.
        }
    }

    private static BatchGains? Checked(BatchGains? gains) =>
        gains is { StepMs: { } steps } && steps.All(ms => ms > 0 && double.IsFinite(ms)) && gains.BesideMs >= 0 && double.IsFinite(gains.BesideMs) ? gains : null;

    /// <summary>Sizes within a factor of two share a measurement, as those of guidance do.</summary>
    private string PathOf(int width, int height, double guidance)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{modelHash} {provider} {RuntimeFingerprint.CpuName()} {threads}")).AsSpan(0, 12));
        var size = BitOperations.Log2((ulong)width * (ulong)height);
        return Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"{key}-{size}-{(guidance > 1 ? "guided" : "plain")}.json"));
    }
}
