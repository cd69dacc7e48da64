using Studio.Inference.Diffusion.Conditioning;
using Studio.Inference.Onnx;

namespace Studio.Inference.Tests.Diffusion.Conditioning;

public sealed class EncodedWindowsTests
{
    private readonly EncodedWindows _windows = new(capacity: 2);
    private int _runs;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_window_is_encoded_once_for_the_same_tokens_and_layer()
    {
        Assert.Same(Get([1, 2], "last"), Get([1, 2], "last"));
        Assert.Equal(1, _runs);
        Get([1, 3], "last");
        Get([1, 2], "hidden_states.3");
        Assert.Equal(3, _runs);
    }

    [Fact]
    public void The_window_used_longest_ago_is_forgotten_first()
    {
        Get([1], "last");
        Get([2], "last");
        Get([1], "last");
        Get([3], "last");
        Assert.Equal((3, 2), (_runs, _windows.Count));
        Get([1], "last");
        Assert.Equal(3, _runs);
        Get([2], "last");
        Assert.Equal(4, _runs);
    }

    [Fact]
    public void A_window_that_could_not_be_encoded_is_tried_again()
    {
        Assert.Throws<OperationCanceledException>(() => _windows.Get([1], ["last"], () => throw new OperationCanceledException()));
        Assert.Equal(0, _windows.Count);
        Get([1], "last");
        Assert.Equal(1, _runs);
    }

    [Theory]
    [InlineData("tiny-sd", 0, PromptSyntax.Plain)]
    [InlineData("tiny-sd", 0, PromptSyntax.Weighted)]
    [InlineData("tiny-sdxl", 1, PromptSyntax.Weighted)]
    [InlineData("tiny-sdxl", 0, PromptSyntax.Weighted)]
    public void A_prompt_read_before_draws_the_same_bytes(string model, int clipSkip, PromptSyntax syntax)
    {
        var request = Requests.Tiny with { Prompt = "a (red:1.4) fox, [snow]", NegativePrompt = "((blurry))", ClipSkip = clipSkip, Syntax = syntax };
        using var fresh = TinyModels.Load(model);
        using var used = TinyModels.Load(model);
        used.Generate(request with { ClipSkip = 0, Syntax = PromptSyntax.Plain }, null, Token);
        used.Generate(request, null, Token);
        Assert.Equal(fresh.Generate(request, null, Token).Pictures[0].Rgb, used.Generate(request, null, Token).Pictures[0].Rgb);
    }

    private IReadOnlyList<Tensor> Get(int[] ids, string output) => _windows.Get(ids, [output], () =>
    {
        _runs++;
        return [new Tensor(1)];
    });
}
