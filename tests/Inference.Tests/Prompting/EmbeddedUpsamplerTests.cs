using Studio.Inference.Models;
using Studio.Inference.Prompting;
using Studio.Inference.Tests.Chat;
using Studio.Testing;

namespace Studio.Inference.Tests.Prompting;

/// <summary>The prompt stage with the real embedded model.</summary>
public sealed class EmbeddedUpsamplerTests(EmbeddedUpsampler embedded)
{
    [Theory]
    [InlineData("a squirrel king in the forest", "en", "squirrel", "crown", "forest")]
    [InlineData("リスの王様", "ja", "squirrel", "crown")]
    [InlineData("雪地里的企鹅", "zh", "penguin", "snow")]
    [InlineData("森林裡的狐狸", "zh-Hant", "fox", "forest")]
    [InlineData("우주에 있는 로켓", "ko", "rocket", "space")]
    [InlineData("ein Hund am Strand", "de", "dog", "beach")]
    [InlineData("un lapin dans un pré", "fr", "rabbit")]
    [InlineData("un gato con sombrero", "es", "cat", "hat")]
    [InlineData("um panda na praia", "pt", "panda", "beach")]
    [InlineData("una rosa su sfondo bianco", "it", "rose", "white")]
    [InlineData("лиса в снегу", "ru", "fox", "snow")]
    [InlineData("сова ночью в лесу", "ru", "owl", "night", "forest")]
    public async Task A_wish_in_any_language_becomes_an_english_description_of_it(string wish, string language, params string[] words)
    {
        var result = await Run(Upsampling.Request(wish));

        Assert.All(words, word => Assert.Contains(word, result.Text, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(language, result.Language);
        Assert.NotEqual(UpsampleOutcome.WishKept, result.Outcome);
        Assert.True(Upsampling.Counter.Count(result.Text) <= 75);
        Assert.Equal(result.Outcome == UpsampleOutcome.Repaired, result.Note is not null);
        TestContext.Current.TestOutputHelper?.WriteLine($"{wish} -> {result.Text} [{result.Outcome}] {result.Note}");
    }

    [Fact]
    public async Task The_same_seed_writes_the_same_prompt()
    {
        var first = await Run(Upsampling.Request("ライオン"));

        Assert.Equal(first, await Run(Upsampling.Request("ライオン")) with { Inserted = first.Inserted });
    }

    /// <summary>Such a description comes back with "Reuse prompt" and with a picture that is dropped in.</summary>
    [Fact]
    public async Task Of_the_studios_own_descriptions_no_word_is_called_unknown()
    {
        var model = DiffusionFolder.Read(Path.Combine(Repository.Models, "studio-mini-diffusion"));
        var wishes = Upsampling.Vocabulary.Examples.Select(example => example.Wish).Append("リスの王");
        var said = new List<string>();
        foreach (var (wish, seed) in wishes.SelectMany(wish => Enumerable.Range(0, 3).Select(seed => (wish, seed))))
        {
            var text = (await Run(Upsampling.Request(wish) with { Seed = seed })).Text;
            said.AddRange(WishWarning.OfPrompt(text, model) is { } warning ? [$"{warning.Sentence} ({text})"] : []);
        }

        Assert.Equal([], said);
    }

    private Task<UpsampleResult> Run(UpsampleRequest request) => Upsampling.RunAsync(embedded.Client, embedded.Model.File.Profile, request);
}
