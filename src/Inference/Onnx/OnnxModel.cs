using System.Text.RegularExpressions;
using Microsoft.ML.OnnxRuntime;
using Studio.Inference.Models;

namespace Studio.Inference.Onnx;

/// <summary>A loaded ONNX graph. Checked once at load; used from one thread at a time.</summary>
public sealed partial class OnnxModel : IDisposable
{
    private OnnxModel(string file, InferenceSession session, ProviderChoice provider)
    {
        File = file;
        Session = session;
        Provider = provider;
        Inputs = [.. session.InputMetadata.Select(pair => Port(file, pair.Key, pair.Value))];
        Outputs = [.. session.OutputMetadata.Select(pair => Port(file, pair.Key, pair.Value))];
    }

    public string File { get; }

    /// <summary>The file as sentences name it.</summary>
    public string Shown => ConfigFile.Shown(File);

    public ProviderChoice Provider { get; }

    public IReadOnlyList<OnnxPort> Inputs { get; }

    public IReadOnlyList<OnnxPort> Outputs { get; }

    internal InferenceSession Session { get; }

    /// <param name="file">The graph.</param>
    /// <param name="options">Where it computes.</param>
    /// <param name="hash">Of the graph and what it may load beside itself; null when nobody has read it, and then no optimised graph is kept.</param>
    public static OnnxModel Load(string file, OnnxOptions options, string? hash = null)
    {
        if (!System.IO.File.Exists(file))
        {
            throw new InferenceException($"The model file {ConfigFile.Shown(file)} is missing.");
        }

        return Load(file, options, hash, graph: null);
    }

    /// <summary>The same with the noise that the graph would draw by itself turned off; null when it draws none.</summary>
    public static OnnxModel? LoadSettled(string file, OnnxOptions options) =>
        SettledGraph.Settle(System.IO.File.ReadAllBytes(file)) is { } settled ? Load(file, options, hash: null, settled) : null;

    /// <summary>The input with this name; a sentence naming the file when it is absent or has another rank.</summary>
    public OnnxPort Input(string name, params ReadOnlySpan<int> ranks) => Find(Inputs, "input", name, ranks);

    /// <summary>The first of these outputs that exists.</summary>
    public OnnxPort Output(params IReadOnlyList<string> names) =>
        names.Select(name => Outputs.FirstOrDefault(port => port.Name == name)).FirstOrDefault(port => port is not null)
        ?? throw new InferenceException(
            $"The model file {Shown} has no output \"{string.Join("\" or \"", names)}\"; it has {string.Join("; ", Outputs)}.");

    /// <summary>Prepares a call with fixed shapes; its buffers are allocated once and used by every run.</summary>
    public OnnxCall Prepare(IReadOnlyList<OnnxShape> inputs, IReadOnlyList<OnnxShape> outputs) => new(this, inputs, outputs);

    public void Dispose() => Session.Dispose();

    /// <param name="file">For messages, and what is loaded when there is no graph.</param>
    /// <param name="options">Where it computes.</param>
    /// <param name="hash">Null keeps no optimised graph.</param>
    /// <param name="graph">What is loaded instead of the file.</param>
    private static OnnxModel Load(string file, OnnxOptions options, string? hash, byte[]? graph)
    {
        var session = Open(file, hash, graph, options, out var provider);
        try
        {
            return new OnnxModel(file, session, provider);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>A provider may accept the machine and still refuse the graph: then the CPU runs it, and only its failure is the file's.</summary>
    private static InferenceSession Open(string file, string? hash, byte[]? graph, OnnxOptions options, out ProviderChoice provider)
    {
        using var sessionOptions = ExecutionProviders.Create(options, out provider);

        // Other providers compile or place parts of a graph, which cannot be written down.
        if (hash is not null && provider.Running == ExecutionProviders.Cpu && new OptimizedGraphs(options).Open(file, hash) is { } optimised)
        {
            return optimised;
        }

        try
        {
            return graph is null ? new InferenceSession(file, sessionOptions) : new InferenceSession(graph, sessionOptions);
        }
        catch (OnnxRuntimeException error) when (provider.Running != ExecutionProviders.Cpu && options.OnlyThisProvider && !ExecutionProviders.IsOutOfMemory(error))
        {
            throw new ProviderUnavailableException(provider.Asked, ExecutionProviders.FirstLine(error.Message));
        }
        catch (OnnxRuntimeException error) when (provider.Running != ExecutionProviders.Cpu && !options.OnlyThisProvider)
        {
            provider = provider with { Running = ExecutionProviders.Cpu, Why = ExecutionProviders.FirstLine(error.Message) };
            return OpenOnCpu(file, graph, options);
        }
        catch (OnnxRuntimeException error)
        {
            throw Broken(file, error);
        }
    }

    private static InferenceSession OpenOnCpu(string file, byte[]? graph, OnnxOptions options)
    {
        using var sessionOptions = ExecutionProviders.Common(options);
        try
        {
            return graph is null ? new InferenceSession(file, sessionOptions) : new InferenceSession(graph, sessionOptions);
        }
        catch (OnnxRuntimeException error)
        {
            throw Broken(file, error);
        }
    }

    private static InferenceException Broken(string file, OnnxRuntimeException error)
    {
        var shown = ConfigFile.Shown(file);
        var newer = NewerThanKnown().Match(error.Message);
        var sentence = ExecutionProviders.IsOutOfMemory(error) ? $"There was not enough memory to load {shown}. Try a smaller model."
            : newer.Success ? $"The model file {shown} is written for a newer ONNX Runtime ({newer.Value}); export it again for an older opset, or update Studio."
            : $"The model file {shown} cannot be loaded; it is damaged, incomplete or not an ONNX model.";
        return new InferenceException(sentence, error);
    }

    /// <summary>What ONNX Runtime says of an opset or a file format from after its own release.</summary>
    [GeneratedRegex("Opset [0-9]+ is under development|Unsupported model IR version: [0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NewerThanKnown();

    private static OnnxPort Port(string file, string name, NodeMetadata metadata)
    {
        if (!metadata.IsTensor)
        {
            throw new InferenceException($"The model file {ConfigFile.Shown(file)} wants \"{name}\" as something else than a tensor, which Studio cannot give.");
        }

        return new OnnxPort(name, OnnxPort.ElementOf(metadata.ElementDataType), metadata.Dimensions);
    }

    private OnnxPort Find(IReadOnlyList<OnnxPort> ports, string kind, string name, ReadOnlySpan<int> ranks)
    {
        var port = ports.FirstOrDefault(candidate => candidate.Name == name)
            ?? throw new InferenceException($"The model file {Shown} has no {kind} \"{name}\"; it has {string.Join("; ", ports)}.");
        if (ranks.Length > 0 && !ranks.Contains(port.Rank))
        {
            throw new InferenceException($"The {kind} \"{name}\" of {Shown} has {port.Rank} axes, expected {string.Join(" or ", ranks.ToArray())}.");
        }

        return port;
    }
}
