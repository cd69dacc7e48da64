using System.Runtime.InteropServices;
using Studio.Inference.Hub;
using Studio.Inference.Onnx;
using Studio.Inference.Tests.Onnx;

namespace Studio.Inference.Tests.Hub;

/// <summary>Big graphs keep their weights in a file beside them; in a hub cache both are links to elsewhere.</summary>
public sealed class HubWeightsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("fp16")]
    public async Task A_graph_finds_its_weights_through_the_links_of_the_cache(string? variant)
    {
        await using var download = await HubDownload.StartAsync();
        DiffusionListing.Fill(download.Files);
        AddGraph(download, "model", 1.5f);
        AddGraph(download, "model_fp16", 2.5f);
        using var client = download.Client();
        var plan = await client.PlanAsync(new HubAddress(HubDownload.Repository), new HubChoice { Variant = variant }, Token);
        var snapshot = await client.FetchAsync(plan, null, Token);
        using var model = OnnxModel.Load(Path.Combine(snapshot.Folder, "unet", "model.onnx"), new OnnxOptions());
        using var call = model.Prepare([new("x", 1, 4)], [new("y", 1, 4)]);
        call.Input(0).Data[2] = 10;
        call.Run(Token);
        Assert.Equal(variant is null ? 11.5f : 12.5f, call.Output(0).Data[2]);
    }

    private static void AddGraph(HubDownload download, string name, float weight)
    {
        download.Files[$"unet/{name}.onnx"] = TinyOnnx.PlusWeightsOf($"{name}.onnx_data");
        download.Files[$"unet/{name}.onnx_data"] = MemoryMarshal.AsBytes<float>((float[])[weight, weight, weight, weight]).ToArray();
    }
}
