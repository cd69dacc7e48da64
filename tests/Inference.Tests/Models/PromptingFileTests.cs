using Studio.Inference.Models;
using Studio.Testing;

namespace Studio.Inference.Tests.Models;

/// <summary>What administrators chose for language models, over the models' own files.</summary>
public sealed class PromptingFileTests : IDisposable
{
    private static readonly PromptingChoice Warm = PromptingChoice.Of(new UpsamplerProfile()) with { Temperature = 1.5, SystemPrompt = "Describe it." };

    private readonly TemporaryFolder _folder = new();

    public PromptingFileTests() => File.Copy(Path.Combine(Repository.Models, "studio-mini-upsampler.gguf"), Path.Combine(Directory.CreateDirectory(_folder["models"]).FullName, "Writer.gguf"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_choice_stands_over_the_file_and_has_a_version_of_its_own()
    {
        var own = Writer().Profile;
        new PromptingFile(_folder["prompting.json"]).Write("Writer@0123abcd", Warm);
        var chosen = Writer();
        Assert.Equal((1.5, "Describe it.", Warm), (chosen.Profile.Temperature, chosen.Profile.SystemPrompt, chosen.Prompting));
        Assert.NotEqual(own.Version, chosen.Profile.Version);

        new PromptingFile(_folder["prompting.json"]).Write("writer", choice: null);
        Assert.Equal((own, null), (Writer().Profile, Writer().Prompting));
    }

    [Theory]
    [InlineData("{\"writer\":", "prompting.json is not valid JSON (line 1). Put it right, or delete it and choose anew.")]
    [InlineData("{\"writer\":{\"temperature\":40,\"topP\":1,\"repetitionPenalty\":1,\"maxTokens\":100}}", "prompting.json, writer: The temperatures lie between 0 and 2.")]
    public void A_file_that_was_spoilt_by_hand_is_named_and_takes_no_model_away(string text, string sentence)
    {
        File.WriteAllText(_folder["prompting.json"], text);
        var catalog = Catalog();
        Assert.Null(Assert.Single(catalog.Chat).Prompting);
        Assert.Equal(sentence, Assert.Single(catalog.Broken).Sentence);
    }

    [Fact]
    public void Settings_beside_a_model_that_cannot_be_asked_for_are_refused_before_somebody_wishes()
    {
        File.WriteAllText(_folder["models", "Writer.gguf.studio.json"], """{"upsampler":{"maxTokens":2147483647}}""");
        Assert.Equal("Writer.gguf.studio.json: The longest answer lies between 16 and 1,000 tokens.", Assert.Single(Catalog().Broken).Sentence);
    }

    private ChatModel Writer() => Assert.Single(Catalog().Chat);

    private ModelCatalog Catalog() => new(new ModelCatalogOptions { Folders = [_folder["models"]], PromptingFile = _folder["prompting.json"] });
}
