using Microsoft.Extensions.AI;
using Studio.Inference.Models;
using Studio.Inference.Prompting;
using Studio.Inference.Tokenizers;
using Studio.Testing;

namespace Studio.Inference.Tests.Prompting;

/// <summary>What the tests of the prompt stage share: the embedded model's vocabulary, window and profiles.</summary>
internal static class Upsampling
{
    private static readonly string Folder = Path.Combine(Repository.Models, "studio-mini-diffusion");

    public static ModelVocabulary Vocabulary { get; } = ModelVocabulary.Load(Path.Combine(Folder, "vocabulary.json"), Path.Combine(Folder, "examples.json"));

    public static PromptTokenCounter Counter { get; } = new(ClipTokenizer.Load(Path.Combine(Folder, "tokenizer")));

    public static UpsamplerProfile General { get; } = new();

    public static UpsampleRequest Request(string wish, params DialogTurn[] history) => new(wish, history, [], Seed: 1, Counter.PromptWindow);

    public static async Task<UpsampleResult> RunAsync(IChatClient client, UpsamplerProfile profile, UpsampleRequest request)
    {
        var updates = await new PromptUpsampler(client, profile, Vocabulary).UpsampleAsync(request, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        Assert.All(updates.SkipLast(1), update => Assert.IsType<UpsampleText>(update));
        return Assert.IsType<UpsampleFinished>(updates[^1]).Result;
    }
}
