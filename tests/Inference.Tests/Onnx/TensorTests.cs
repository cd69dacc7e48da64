using Studio.Inference.Onnx;

namespace Studio.Inference.Tests.Onnx;

public sealed class TensorTests
{
    [Fact]
    public void Arithmetic_is_element_by_element()
    {
        var a = new Tensor([1, 2, 3, 4], 2, 2);
        var b = new Tensor([10, 20, 30, 40], 2, 2);
        Assert.Equal([12f, 24f, 36f, 48f], (a + b + a).Data);
        Assert.Equal([4.5f, 9f, 13.5f, 18f], ((b - a) * 0.5f).Data);
        Assert.Equal([0.5f, 1f, 1.5f, 2f], (a / 2).Data);
        Assert.Equal([2f, 2f, 3f, 3f], a.Clamp(2, 3).Data);
        Assert.Equal(4, new Tensor([1, -4, 3], 3).AbsoluteMax());
    }

    [Fact]
    public void Items_lie_along_the_first_axis()
    {
        var joined = Tensor.Concatenate(new Tensor([1, 2], 1, 2), new Tensor([3, 4, 5, 6], 2, 2));
        Assert.Equal([3, 2], joined.Shape);
        Assert.Equal([5f, 6f], joined.Item(2).ToArray());
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Tensor([1, 2, 3], 2, 2));
        Assert.Throws<ArgumentException>(() => new Tensor(2, 2) + new Tensor(4));
    }
}
