using System.Reflection;
using System.Text.Json;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Inference.Imaging;
using Studio.Inference.Onnx;

namespace Studio.Jobs.Handlers;

/// <summary>The PNG of a picture made here: what other programs read of it and its whole provenance, both from the one record.</summary>
public static class ProvenancePng
{
    private static readonly string Version =
        $"Studio {typeof(ProvenancePng).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "1"}";

    public static byte[] Write(Provenance provenance, int width, int height, ReadOnlySpan<byte> rgb)
    {
        var parameters = ProvenanceParameters.Of(provenance, width, height, Version);
        return PngWriter.Write(width, height, rgb, StudioMetadata.Texts(parameters, JsonSerializer.Serialize(provenance, StudioJson.Options)));
    }

    /// <param name="f">Of the run.</param>
    /// <param name="tileSize">That it was decoded in.</param>
    /// <param name="place">Which picture of the run it was.</param>
    public static FingerprintProvenance Of(RuntimeFingerprint f, int tileSize, int place) =>
        new(f.Runtime, f.Provider, f.Cpu, f.Threads, f.GuidanceBatch, f.Batch) { TileSize = tileSize, Place = f.Batch > 1 ? place : null };
}
