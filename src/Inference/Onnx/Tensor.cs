using System.Numerics.Tensors;

namespace Studio.Inference.Onnx;

/// <summary>Float32 numbers in C order with a shape. Operators work element by element on equal shapes.</summary>
public sealed class Tensor
{
    public Tensor(float[] data, params int[] shape)
    {
        if (Count(shape) != data.Length)
        {
            throw new ArgumentException($"{data.Length} numbers do not fill the shape [{string.Join(", ", shape)}].", nameof(shape));
        }

        Data = data;
        Shape = shape;
    }

    public Tensor(params int[] shape)
        : this(new float[Count(shape)], shape)
    {
    }

    public float[] Data { get; }

    public int[] Shape { get; }

    public int Length => Data.Length;

    public Span<float> Span => Data;

    /// <summary>Numbers in one item along the first axis.</summary>
    public int ItemLength => Data.Length / Shape[0];

    public static Tensor operator +(Tensor a, Tensor b) => Combine(a, b, TensorPrimitives.Add);

    public static Tensor operator -(Tensor a, Tensor b) => Combine(a, b, TensorPrimitives.Subtract);

    public static Tensor operator *(Tensor a, float factor)
    {
        var result = new Tensor(a.Shape);
        TensorPrimitives.Multiply(a.Data, factor, result.Data);
        return result;
    }

    public static Tensor operator *(float factor, Tensor a) => a * factor;

    public static Tensor operator /(Tensor a, float divisor)
    {
        var result = new Tensor(a.Shape);
        TensorPrimitives.Divide(a.Data, divisor, result.Data);
        return result;
    }

    /// <summary>One item along the first axis, as a view.</summary>
    public Span<float> Item(int index) => Data.AsSpan(index * ItemLength, ItemLength);

    public Tensor Clamp(float low, float high)
    {
        var result = new Tensor(Shape);
        TensorPrimitives.Max(Data, low, result.Data);
        TensorPrimitives.Min(result.Data, high, result.Data);
        return result;
    }

    /// <summary>Largest distance from zero.</summary>
    public float AbsoluteMax() => MathF.Abs(TensorPrimitives.MaxMagnitude<float>(Data));

    /// <summary>False when a single number is infinite or none: a sum of magnitudes carries either through.</summary>
    public bool IsFinite() => float.IsFinite(TensorPrimitives.SumOfMagnitudes<float>(Data));

    /// <summary>Puts tensors of equal item shape behind each other along the first axis.</summary>
    public static Tensor Concatenate(params IReadOnlyList<Tensor> parts)
    {
        var shape = (int[])parts[0].Shape.Clone();
        shape[0] = parts.Sum(part => part.Shape[0]);
        var result = new Tensor(shape);
        var offset = 0;
        foreach (var part in parts)
        {
            part.Data.CopyTo(result.Data, offset);
            offset += part.Length;
        }

        return result;
    }

    public static int Count(ReadOnlySpan<int> shape)
    {
        var count = 1;
        foreach (var side in shape)
        {
            count = checked(count * side);
        }

        return count;
    }

    private delegate void Operation(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> result);

    private static Tensor Combine(Tensor a, Tensor b, Operation operation)
    {
        if (!a.Shape.AsSpan().SequenceEqual(b.Shape))
        {
            throw new ArgumentException($"Shapes [{string.Join(", ", a.Shape)}] and [{string.Join(", ", b.Shape)}] differ.", nameof(b));
        }

        var result = new Tensor(a.Shape);
        operation(a.Data, b.Data, result.Data);
        return result;
    }
}
