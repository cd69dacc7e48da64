using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.ML.OnnxRuntime;

namespace Studio.Inference.Onnx;

/// <summary>Buffers of one graph for fixed shapes, run as often as wanted. Cancelling stops inside the running graph.</summary>
public sealed partial class OnnxCall : IDisposable
{
    private readonly OnnxModel _model;
    private readonly string[] _inputNames;
    private readonly string[] _outputNames;
    private readonly OnnxBuffer[] _inputs;
    private readonly OnnxBuffer[] _outputs;
    private readonly OrtValue[] _inputValues;
    private readonly OrtValue[] _outputValues;
    private readonly RunOptions _runOptions = new() { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
    private long _ticks;

    internal OnnxCall(OnnxModel model, IReadOnlyList<OnnxShape> inputs, IReadOnlyList<OnnxShape> outputs)
    {
        _model = model;
        _inputNames = [.. inputs.Select(input => input.Name)];
        _outputNames = [.. outputs.Select(output => output.Name)];
        _inputs = [.. inputs.Select(input => new OnnxBuffer(model, model.Input(input.Name), input.Shape))];
        _outputs = [.. outputs.Select(output => new OnnxBuffer(model, model.Output(output.Name), output.Shape))];
        _inputValues = [.. _inputs.Select(buffer => buffer.Value)];
        _outputValues = [.. _outputs.Select(buffer => buffer.Value)];
    }

    /// <summary>Time spent inside ONNX Runtime so far.</summary>
    public TimeSpan SessionTime => TimeSpan.FromSeconds(_ticks / (double)Stopwatch.Frequency);

    /// <summary>What the next run reads; fill it in place.</summary>
    public Tensor Input(int index) => _inputs[index].Tensor;

    /// <summary>What the last run wrote; the next run overwrites it.</summary>
    public Tensor Output(int index) => _outputs[index].Tensor;

    public void Run(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var input in _inputs)
        {
            input.Send();
        }

        var start = Stopwatch.GetTimestamp();
        try
        {
            // Disposing the registration waits for its callback, so that a late Terminate cannot hit the next run.
            using var registration = cancellationToken.Register(static options => ((RunOptions)options!).Terminate = true, _runOptions);
            _model.Session.Run(_runOptions, _inputNames, _inputValues, _outputNames, _outputValues);
        }
        catch (OnnxRuntimeException error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Failed(error);
        }
        finally
        {
            _ticks += Stopwatch.GetTimestamp() - start;
            _runOptions.Terminate = false;
        }

        cancellationToken.ThrowIfCancellationRequested();
        foreach (var output in _outputs)
        {
            output.Receive();
        }
    }

    public void Dispose()
    {
        foreach (var buffer in _inputs.Concat(_outputs))
        {
            buffer.Dispose();
        }

        _runOptions.Dispose();
    }

    /// <summary>Buffers are as large as the configs say; a graph that gives something else is of another model than they are.</summary>
    private InferenceException Failed(OnnxRuntimeException error)
    {
        var shapes = OtherShape().Match(error.Message);
        var sentence = ExecutionProviders.IsOutOfMemory(error) ? $"There was not enough memory to run {_model.Shown}. Try a smaller size or a smaller model."
            : shapes.Success ? $"The model file {_model.Shown} does not fit what the model's configs say: it gives [{Sides("given")}] where [{Sides("expected")}] was expected."
            : $"The model file {_model.Shown} failed while it ran: {ExecutionProviders.FirstLine(error.Message)}";
        return new InferenceException(sentence, error);

        string Sides(string group) => shapes.Groups[group].Value.Replace(",", ", ", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"has shape \{(?<expected>[0-9,]+)\} but the computed output shape for this run is \{(?<given>[0-9,]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OtherShape();
}
