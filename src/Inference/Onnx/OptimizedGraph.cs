using System.Text.Json;
using Microsoft.ML.OnnxRuntime;

namespace Studio.Inference.Onnx;

/// <summary>
/// A graph as ONNX Runtime has optimised it for this kind of machine, kept on disk with its weights, so that the next load need not
/// do it again. Only a cache: when anything is wrong with it, it is thrown away and the model's own file is loaded.
/// </summary>
internal sealed class OptimizedGraph(string folder, OnnxOptions options)
{
    private const string Graph = "graph.onnx";
    private const string Weights = "weights.bin";
    private const string Sums = "sums.json";

    // Smaller tensors, the constants of shapes, stay in the graph, where the runtime can look at them while it loads.
    private const string SmallestOutside = "1024";

    /// <summary>Null when there is none, or none that is whole.</summary>
    public InferenceSession? TryOpen()
    {
        if (!Directory.Exists(folder))
        {
            return null;
        }

        try
        {
            var sums = JsonSerializer.Deserialize<Dictionary<string, uint>>(File.ReadAllBytes(Path.Combine(folder, Sums)));
            if (sums?.Count > 0 && sums.All(sum => FileChecksum.Of(Path.Combine(folder, sum.Key)) == sum.Value))
            {
                using var session = ExecutionProviders.Common(options);

                // It is optimised, for the very kernels that run here.
                session.GraphOptimizationLevel = GraphOptimizationLevel.ORT_DISABLE_ALL;
                var opened = new InferenceSession(Path.Combine(folder, Graph), session);
                Directory.SetLastWriteTimeUtc(folder, TimeProvider.System.GetUtcNow().UtcDateTime);
                return opened;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or OnnxRuntimeException)
        {
            // Half of a crash, a bad disk, or another process that tidies up.
        }

        OptimizedGraphs.Remove(folder);
        return null;
    }

    /// <summary>Loads the model's own file and keeps what became of it. Null when that was not possible; then nothing was kept and nothing is lost.</summary>
    public InferenceSession? TryMake(string file)
    {
        var draft = $"{folder}.{Guid.NewGuid():N}{OptimizedGraphs.Draft}";
        try
        {
            Directory.CreateDirectory(draft);
            var session = Optimise(file, draft);
            Publish(draft);
            return session;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OnnxRuntimeException)
        {
            // A full disk, a folder that may not be written, or a file that is no model: who loads it plainly says so.
            OptimizedGraphs.Remove(draft);
            return null;
        }
    }

    private InferenceSession Optimise(string file, string draft)
    {
        using var session = ExecutionProviders.Common(options);
        session.OptimizedModelFilePath = Path.Combine(draft, Graph);

        // Beside the graph, so that graphs of more than 2 GB can be written, and weights are mapped instead of read.
        session.AddSessionConfigEntry("session.optimized_model_external_initializers_file_name", Weights);
        session.AddSessionConfigEntry("session.optimized_model_external_initializers_min_size_in_bytes", SmallestOutside);
        return new InferenceSession(file, session);
    }

    /// <summary>At once or not at all. Who finds that another process was first keeps what that one made: it is the same.</summary>
    private void Publish(string draft)
    {
        try
        {
            var sums = Directory.GetFiles(draft).ToDictionary(path => Path.GetFileName(path), FileChecksum.Of, StringComparer.Ordinal);
            File.WriteAllBytes(Path.Combine(draft, Sums), JsonSerializer.SerializeToUtf8Bytes(sums));
            Directory.Move(draft, folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            OptimizedGraphs.Remove(draft);
        }
    }
}
