using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Microsoft.ML.OnnxRuntime;

namespace Studio.Inference.Onnx;

/// <summary>One input or output of a prepared call: float32 on our side, whatever the graph wants on the other. The memory is shared with the runtime, not copied.</summary>
internal sealed class OnnxBuffer : IDisposable
{
    private readonly Half[]? _halves;
    private readonly int[]? _ints;
    private readonly long[]? _longs;

    public OnnxBuffer(OnnxModel model, OnnxPort port, int[] shape)
    {
        Check(model, port, shape);
        Tensor = new Tensor(shape);
        var sides = Array.ConvertAll(shape, side => (long)side);
        switch (port.Element)
        {
            case OnnxElement.Float32:
                Value = OrtValue.CreateTensorValueFromMemory(Tensor.Data, sides);
                break;
            case OnnxElement.Float16:
                _halves = new Half[Tensor.Length];
                Value = OrtValue.CreateTensorValueFromMemory(
                    OrtMemoryInfo.DefaultInstance, Unsafe.As<Half[], Float16[]>(ref _halves).AsMemory(), sides);
                break;
            case OnnxElement.Int32:
                _ints = new int[Tensor.Length];
                Value = OrtValue.CreateTensorValueFromMemory(_ints, sides);
                break;
            case OnnxElement.Int64:
                _longs = new long[Tensor.Length];
                Value = OrtValue.CreateTensorValueFromMemory(_longs, sides);
                break;
            default:
                throw new InferenceException($"\"{port.Name}\" of {model.Shown} has a number type that Studio does not convert.");
        }
    }

    public Tensor Tensor { get; }

    public OrtValue Value { get; }

    /// <summary>Our numbers to the graph's. Whole-number inputs take the nearest whole number.</summary>
    public void Send()
    {
        if (_halves is not null)
        {
            TensorPrimitives.ConvertToHalf(Tensor.Data, _halves);
        }

        for (var i = 0; i < (_ints?.Length ?? 0); i++)
        {
            _ints![i] = (int)MathF.Round(Tensor.Data[i]);
        }

        for (var i = 0; i < (_longs?.Length ?? 0); i++)
        {
            _longs![i] = (long)MathF.Round(Tensor.Data[i]);
        }
    }

    /// <summary>The graph's numbers to ours.</summary>
    public void Receive()
    {
        if (_halves is not null)
        {
            TensorPrimitives.ConvertToSingle(_halves, Tensor.Data);
        }

        for (var i = 0; i < (_ints?.Length ?? 0); i++)
        {
            Tensor.Data[i] = _ints![i];
        }

        for (var i = 0; i < (_longs?.Length ?? 0); i++)
        {
            Tensor.Data[i] = _longs![i];
        }
    }

    public void Dispose() => Value.Dispose();

    private static void Check(OnnxModel model, OnnxPort port, int[] shape)
    {
        var fits = port.Rank == shape.Length && port.Shape.Zip(shape).All(pair => pair.First < 0 || pair.First == pair.Second);
        if (!fits)
        {
            throw new InferenceException($"{model.Shown} takes {port}, not [{string.Join(", ", shape)}].");
        }
    }
}
