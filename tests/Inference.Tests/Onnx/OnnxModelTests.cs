using Studio.Inference.Onnx;
using Studio.Testing;

namespace Studio.Inference.Tests.Onnx;

public sealed class OnnxModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(TinyOnnx.Float, 1.5f, 3f)]
    [InlineData(TinyOnnx.Float16, 1.5f, 3f)]
    [InlineData(TinyOnnx.Int32, 3f, 6f)]
    [InlineData(TinyOnnx.Int64, -2f, -4f)]
    public void Numbers_cross_the_border_in_the_type_the_graph_wants(int elementType, float given, float expected)
    {
        using var model = OnnxModel.Load(Write(TinyOnnx.Twice(elementType)), new OnnxOptions());
        using var call = model.Prepare([new("x", 2, 4)], [new("y", 2, 4)]);
        call.Input(0).Data[5] = given;
        call.Run(TestContext.Current.CancellationToken);
        Assert.Equal(expected, call.Output(0).Data[5]);
        Assert.Equal(0, call.Output(0).Data[0]);

        // The same buffers again.
        call.Input(0).Data[0] = given;
        call.Run(TestContext.Current.CancellationToken);
        Assert.Equal(expected, call.Output(0).Data[0]);
        Assert.True(call.SessionTime > TimeSpan.Zero);
    }

    [Fact]
    public void A_fraction_goes_to_the_nearest_whole_number_of_an_integer_input()
    {
        using var model = OnnxModel.Load(Write(TinyOnnx.Cast(TinyOnnx.Int64, TinyOnnx.Float)), new OnnxOptions());
        using var call = model.Prepare([new("x", 1, 4)], [new("y", 1, 4)]);
        new[] { 998.9996f, 1.4f, -0.6f, 2f }.CopyTo(call.Input(0).Data, 0);
        call.Run(TestContext.Current.CancellationToken);
        Assert.Equal([999f, 1f, -1f, 2f], call.Output(0).Data);
    }

    [Fact]
    public void Ports_are_named_and_checked()
    {
        using var model = OnnxModel.Load(Write(TinyOnnx.Twice(TinyOnnx.Float)), new OnnxOptions());
        var port = Assert.Single(model.Inputs);
        Assert.Equal("x: Float32 [?, 4]", port.ToString());
        Assert.Contains("no input \"sample\"; it has x: Float32 [?, 4]", Refusal(() => model.Input("sample")), StringComparison.Ordinal);
        Assert.Contains("has 2 axes, expected 4", Refusal(() => model.Input("x", 4)), StringComparison.Ordinal);
        Assert.Contains("no output \"out_sample\" or \"sample\"", Refusal(() => model.Output("out_sample", "sample")), StringComparison.Ordinal);
        Assert.Contains("not [2, 5]", Refusal(() => model.Prepare([new("x", 2, 5)], [new("y", 2, 5)])), StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_of_another_size_than_promised_is_a_sentence_not_a_crash()
    {
        using var model = OnnxModel.Load(Write(TinyOnnx.Twice(TinyOnnx.Float)), new OnnxOptions());
        using var call = model.Prepare([new("x", 2, 4)], [new("y", 3, 4)]);
        Assert.Contains("does not fit what the model's configs say", Refusal(() => call.Run(TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(30)]
    [InlineData(-1)]
    public void A_damaged_file_is_named(int length)
    {
        var bytes = TinyOnnx.Twice(TinyOnnx.Float);
        var file = Write(length < 0 ? [.. bytes.Select(value => (byte)~value)] : bytes[..length]);
        var sentence = Refusal(() => OnnxModel.Load(file, new OnnxOptions()));
        Assert.Contains("model.onnx", sentence, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', sentence);
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains("nothing.onnx is missing", Refusal(() => OnnxModel.Load(_folder["nothing.onnx"], new OnnxOptions())), StringComparison.Ordinal);

    [Fact]
    public void A_run_that_is_canceled_before_it_begins_does_not_begin()
    {
        using var model = OnnxModel.Load(Write(TinyOnnx.Twice(TinyOnnx.Float)), new OnnxOptions());
        using var call = model.Prepare([new("x", 1, 4)], [new("y", 1, 4)]);
        Assert.Throws<OperationCanceledException>(() => call.Run(new CancellationToken(canceled: true)));

        // And the call is not spoiled.
        call.Run(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("cpu", null)]
    [InlineData("CPU", null)]
    [InlineData("dml", "DirectML")]
    [InlineData("coreml", "CoreML")]
    [InlineData("cuda", "CUDA")]
    public void A_provider_that_is_absent_falls_back_and_says_why(string asked, string? why)
    {
        if ((asked == "dml" && OperatingSystem.IsWindows()) || (asked == "coreml" && OperatingSystem.IsMacOS()) || (asked == "cuda" && File.Exists("/proc/driver/nvidia/version")))
        {
            Assert.Skip($"{asked} may be present on this machine.");
        }

        using var model = OnnxModel.Load(Write(TinyOnnx.Twice(TinyOnnx.Float)), new OnnxOptions { Provider = asked });
        Assert.Equal(asked.ToLowerInvariant(), model.Provider.Asked);
        Assert.Equal("cpu", model.Provider.Running);
        if (why is null)
        {
            Assert.Null(model.Provider.Why);
            return;
        }

        Assert.Contains(why, model.Provider.Why, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void An_unknown_provider_is_refused_by_name() =>
        Assert.Contains("\"vulkan\" is not known", Refusal(() => OnnxModel.Load(Write(TinyOnnx.Twice(TinyOnnx.Float)), new OnnxOptions { Provider = "vulkan" })), StringComparison.Ordinal);

    [Fact]
    public void A_type_without_numbers_is_refused()
    {
        using var model = OnnxModel.Load(Write(TinyOnnx.Cast(TinyOnnx.String, TinyOnnx.Float)), new OnnxOptions());
        Assert.Contains("number type", Refusal(() => model.Prepare([new("x", 1, 4)], [new("y", 1, 4)])), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string Refusal(Action action) => Assert.Throws<InferenceException>(action).Message;

    private string Write(byte[] model)
    {
        var file = _folder["model.onnx"];
        File.WriteAllBytes(file, model);
        return file;
    }
}
