using System.Text.Json;
using Studio.Inference.Diffusion;
using Studio.Inference.Diffusion.Starts;

namespace Studio.Inference.Tests.Diffusion;

/// <summary>Requests go to child processes as JSON, and provenance must be able to make them again.</summary>
public sealed class RequestJsonTests
{
    [Fact]
    public void Everything_that_is_asked_survives_JSON()
    {
        var request = Requests.Tiny with
        {
            NegativePrompt = "blurry",
            Steps = 6,
            From = new ImageStart { Image = Pictures.Gradient(64, 64), Strength = 0.8, Mask = Pictures.Mask(64, 64, (x, _) => x > 30), Feather = 3, Window = StartWindow.MaskEnlarged },
            Variation = new NoiseVariation([9], 0.25),
            TileSize = 64,
            GuidanceBatch = false,
        };
        var json = JsonSerializer.Serialize(request, JsonSerializerOptions.Web);
        var again = JsonSerializer.Deserialize<TextToImageRequest>(json, JsonSerializerOptions.Web)!;
        Assert.Equal(json, JsonSerializer.Serialize(again, JsonSerializerOptions.Web));
        using var pipeline = TinyModels.Load("tiny-sd");
        var token = TestContext.Current.CancellationToken;
        Assert.Equal(pipeline.Generate(request, null, token).Pictures[0].Rgb, pipeline.Generate(again, null, token).Pictures[0].Rgb);
    }

    [Fact]
    public void A_second_pass_and_a_layer_skipped_survive_JSON()
    {
        var request = Requests.Tiny with
        {
            ClipSkip = 1,
            SecondPass = new SecondPass { Width = 96, Height = 80, Strength = 0.5, Steps = 7, By = EnlargeBy.Pixels },
        };
        var again = JsonSerializer.Deserialize<TextToImageRequest>(JsonSerializer.Serialize(request, JsonSerializerOptions.Web), JsonSerializerOptions.Web)!;
        Assert.Equal((request.SecondPass, request.ClipSkip), (again.SecondPass, again.ClipSkip));
    }

    [Fact]
    public void A_request_written_before_pictures_could_be_asked_with_is_read_as_words_alone()
    {
        var old = """{"prompt":"a fox","width":64,"height":64,"steps":4,"guidanceScale":7.5,"sampler":"DDIM","seeds":[7]}""";
        var request = JsonSerializer.Deserialize<TextToImageRequest>(old, JsonSerializerOptions.Web)!;
        Assert.Equal((null, null, null, 0, null), (request.From, request.Variation, request.SecondPass, request.ClipSkip, request.TileSize));
    }
}
