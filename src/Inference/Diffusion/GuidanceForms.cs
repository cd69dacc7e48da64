using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion;

/// <summary>
/// Whether guidance goes through the UNet as one batch or as two calls: what was faster when this machine first drew with a model
/// at about a size. The form decides the last bits of the pixels, so it is asked for once and then kept in a file: the same seed
/// gives the same bytes tomorrow. A replay asks for the form that its picture was drawn in and does not come here.
/// </summary>
/// <param name="folder">Where the files lie.</param>
/// <param name="modelHash">Of the whole model.</param>
/// <param name="machine">What computes; its guidance form and batch say nothing yet.</param>
internal sealed class GuidanceForms(string folder, string modelHash, RuntimeFingerprint machine)
{
    private readonly Dictionary<int, (bool OneBatch, DateTime Written)> _known = [];

    /// <param name="pixels">Of all pictures that are drawn together.</param>
    /// <param name="measure">Only asked when nobody has measured it here.</param>
    public bool OneBatch(long pixels, Func<GuidanceTrial> measure)
    {
        var size = BitOperations.Log2((ulong)pixels);
        var file = Path.Combine(folder, NameOf(size));

        // What an administrator forgets is forgotten by every process at its next picture, and not only after a start.
        if (_known.TryGetValue(size, out var known) && known.Written == File.GetLastWriteTimeUtc(file))
        {
            return known.OneBatch;
        }

        var oneBatch = (Read(file) ?? Keep(file, size, measure)).OneBatch;
        _known[size] = (oneBatch, File.GetLastWriteTimeUtc(file));
        return oneBatch;
    }

    private static Measured? Read(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<Measured>(File.ReadAllBytes(file)) : null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>What cannot be kept is not chosen, or it could come out otherwise after the next start.</summary>
    private Measured Keep(string file, int size, Func<GuidanceTrial> measure)
    {
        var draft = $"{file}.{Guid.NewGuid():N}.draft";
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(draft, "");
            var trial = measure();
            var measured = new Measured(modelHash, machine.Runtime, machine.Provider, machine.Cpu, machine.Threads, size, trial.OneBatchMs, trial.TwoCallsMs, trial.OneBatch);
            File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(measured));

            if (Read(file) is null)
            {
                File.Delete(file);
            }

            // Refused when there is one: the first stays, for another process may have drawn with it already.
            File.Move(draft, file, overwrite: false);
            return measured;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Read(file) ?? Measured.Nothing;
        }
        finally
        {
            Forget(draft);
        }
    }

    private static void Forget(string draft)
    {
        try
        {
            File.Delete(draft);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A few bytes.
        }
    }

    private string NameOf(int size)
    {
        var machineKey = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{modelHash} {machine.Runtime} {machine.Provider} {machine.Cpu} {machine.Threads}")).AsSpan(0, 12));
        return string.Create(CultureInfo.InvariantCulture, $"{machineKey}-{size}.json");
    }

    /// <param name="Model">Hash of the model.</param>
    /// <param name="Size">Logarithm to base two of the pixels, rounded down: sizes within a factor of two share a measurement.</param>
    private sealed record Measured(
        string Model, string Runtime, string Provider, string Cpu, int Threads, int Size, double OneBatchMs, double TwoCallsMs, bool OneBatch)
    {
        /// <summary>The form of diffusers.</summary>
        public static readonly Measured Nothing = new("", "", "", "", 0, 0, 0, 0, OneBatch: true);
    }
}
