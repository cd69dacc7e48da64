using System.Text.Json.Nodes;
using Studio.Inference.Onnx;
using Studio.Inference.Tests.Golden;
using Studio.Testing;

namespace Studio.Inference.Tests.Onnx;

public sealed class NoiseTests
{
    private const double Bar = 1e-5;

    [Fact]
    public void Numbers_are_those_of_torch_randn()
    {
        var folder = Goldens.Folder("torch-randn");
        var report = new GoldenReport(folder);
        foreach (var golden in PythonJson.Read(Path.Combine(folder, "cases.json"))["cases"]!.AsArray())
        {
            Check(golden!);
            report.Ran();
        }

        report.Print();
    }

    [Fact]
    public void A_seed_is_its_lower_32_bits_as_in_torch()
    {
        var small = new Noise(7).Normal(2, 16);
        var large = new Noise(7 + (1L << 32)).Normal(2, 16);
        Assert.Equal(small.Data, large.Data);
        Assert.NotEqual(small.Data, new Noise(8).Normal(2, 16).Data);
    }

    private static void Check(JsonNode golden)
    {
        var seed = unchecked((long)ulong.Parse(golden["seed"]!.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture));
        int[] shape = [.. golden["shape"]!.AsArray().Select(side => side!.GetValue<int>())];
        var name = $"seed {golden["seed"]} [{string.Join(", ", shape)}]";
        var noise = new Noise(seed);
        var tensor = noise.Normal(shape);
        var first = golden["first"].Floats();
        Close.Absolute(first, tensor.Data.AsSpan(0, first.Length), Bar, name);
        var last = golden["last"].Floats();
        Close.Absolute(last, tensor.Data.AsSpan(tensor.Length - last.Length), Bar, name);
        Close.Number(golden["sum"].Number(), tensor.Data.Sum(value => (double)value), Bar * tensor.Length, name);
        Close.Number(golden["sumSquares"].Number(), tensor.Data.Sum(value => (double)value * value), Bar * tensor.Length, name);
        var next = golden["nextCallFirst"].Floats();
        Close.Absolute(next, noise.Normal(shape).Data.AsSpan(0, next.Length), Bar, name + ", second call");
    }
}
