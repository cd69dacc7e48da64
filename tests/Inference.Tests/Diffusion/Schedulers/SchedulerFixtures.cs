using System.Text.Json.Nodes;
using Studio.Inference.Onnx;
using Studio.Inference.Tests.Golden;
using Studio.Testing;

namespace Studio.Inference.Tests.Diffusion.Schedulers;

/// <summary>Input arrays of the scheduler goldens.</summary>
internal sealed class SchedulerFixtures
{
    private static readonly int[] Shape = [1, 4, 8, 8];

    private readonly JsonNode _json = PythonJson.Read(Path.Combine(Goldens.Folder("schedulers"), "fixtures.json"));
    private readonly IReadOnlyList<float[]> _bank;

    public SchedulerFixtures()
    {
        Start = Read("x0");
        Image = Read("image_latent");
        Noise = Read("add_noise");
        _bank = [.. _json["noise_bank"]!.AsArray().Select(array => array.Floats())];
    }

    public Tensor Start { get; }

    public Tensor Image { get; }

    public Tensor Noise { get; }

    public Tensor FromBank(int index) => new(_bank[index], Shape);

    private Tensor Read(string name) => new(_json[name].Floats(), Shape);
}
