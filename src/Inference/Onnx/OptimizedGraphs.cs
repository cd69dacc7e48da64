using System.Security.Cryptography;
using System.Text;
using Microsoft.ML.OnnxRuntime;
using Studio.Inference.Models;

namespace Studio.Inference.Onnx;

/// <summary>
/// The optimised graphs of a machine, one folder each, named by everything that decides them: the model's bytes, the runtime, what
/// computes, how far it optimises, and the processor's vectors. What nobody has loaded for a month is removed when another is made.
/// </summary>
internal sealed class OptimizedGraphs(OnnxOptions options)
{
    /// <summary>How the folder of one that is being made ends.</summary>
    public const string Draft = ".draft";

    // Smaller ones load in a few milliseconds however they lie there (docs/performance.md).
    private const long SmallestBytes = 1 << 20;

    // Half-precision weights become single ones here, and what is folded comes on top.
    private const int MostGrowth = 3;

    private static readonly TimeSpan Unused = TimeSpan.FromDays(30);

    // Two loads that optimise at once would not take this long.
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    private string Root => Path.Combine(options.MachineFolder, "graphs");

    /// <summary>From what was kept, else from the model's file, of which the result is kept. Null when this graph is not to be kept.</summary>
    /// <param name="file">The model's own graph.</param>
    /// <param name="hash">Of the graph and of everything beside it that it may load.</param>
    public InferenceSession? Open(string file, string hash)
    {
        var bytes = new FileInfo(file).Directory!.EnumerateFiles().Sum(part => LinkedFile.BytesOf(part.FullName));
        if (options.MachineFolder.Length == 0 || bytes < SmallestBytes)
        {
            return null;
        }

        var graph = new OptimizedGraph(Path.Combine(Root, NameOf(hash)), options);
        if (graph.TryOpen() is { } kept)
        {
            return kept;
        }

        return HasRoomFor(bytes) ? graph.TryMake(file) : null;
    }

    /// <summary>With everything in it; what cannot be removed, because another process has it open, is left to a later time.</summary>
    public static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Only a cache.
        }
    }

    private bool HasRoomFor(long bytes)
    {
        try
        {
            Directory.CreateDirectory(Root);
            RemoveOld();
            return new DriveInfo(Path.GetFullPath(Root)).AvailableFreeSpace - MostGrowth * bytes > options.ReserveBytes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    private void RemoveOld()
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        foreach (var folder in new DirectoryInfo(Root).EnumerateDirectories())
        {
            if (now - folder.LastWriteTimeUtc > (folder.Name.EndsWith(Draft, StringComparison.Ordinal) ? Abandoned : Unused))
            {
                Remove(folder.FullName);
            }
        }
    }

    private static string NameOf(string hash)
    {
        var key = $"{hash} {RuntimeFingerprint.RuntimeName()} {ExecutionProviders.Cpu} {GraphOptimizationLevel.ORT_ENABLE_ALL} {RuntimeFingerprint.CpuName()}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16));
    }
}
