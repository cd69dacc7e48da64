using Studio.Inference.Diffusion;
using Studio.Inference.Diffusion.Models;
using Studio.Inference.Imaging;
using Studio.Inference.Onnx;
using Studio.Inference.Tests.Golden;
using Studio.Testing;

namespace Studio.Inference.Tests.Diffusion;

public sealed class VaeRoundTripTests
{
    [Fact]
    public void A_picture_encoded_and_decoded_is_that_of_the_reference()
    {
        var model = Path.Combine(Repository.Models, "studio-mini-diffusion");
        var folder = Path.Combine(Goldens.Folder("embedded"), "vae-roundtrip");
        var given = PngReader.Read(File.ReadAllBytes(Path.Combine(folder, "image_in.png")));
        var expected = Npy.Read(Path.Combine(folder, "latent_sample.npy"));

        using var encoder = OnnxModel.Load(Path.Combine(model, "vae_encoder", "model.onnx"), new OnnxOptions());
        using var call = encoder.Prepare([new("sample", 1, 3, given.Height, given.Width)], [new("latent_sample", expected.Shape)]);
        for (var i = 0; i < given.Rgb.Length; i++)
        {
            call.Input(0).Data[((i % 3) * given.Width * given.Height) + (i / 3)] = (given.Rgb[i] / 255f * 2) - 1;
        }

        call.Run(TestContext.Current.CancellationToken);
        Close.Relative(expected.Data, call.Output(0).Data, 1e-4, "latents");

        using var decoder = new VaeDecoder(new ModelSource(model, new OnnxOptions()), LatentSpace.Read(model));
        var decoded = decoder.Decode(call.Output(0).Data, expected.Shape[2], expected.Shape[3], new SessionClock(), TestContext.Current.CancellationToken);
        var golden = PngReader.Read(File.ReadAllBytes(Path.Combine(folder, "image_out.png")));
        var distances = golden.Rgb.Zip(Pixels.ToRgb(decoded), (a, b) => Math.Abs(a - b)).ToList();
        Assert.True(distances.Max() <= 1, $"off by {distances.Max()} levels");
        Assert.True(distances.Count(distance => distance > 0) <= distances.Count / 100);
    }
}
