using Studio.Inference.Hub;
using Studio.Inference.Models;
using Studio.Testing;
using Studio.Web.Models;
using Studio.Web.Tests.Create;

namespace Studio.Web.Tests.Models;

public sealed class RecommendedModelsTests
{
    private const long Gigabyte = 1_000_000_000;

    private static readonly RecommendedModels Known = RecommendedModels.Read(Repository.Root);

    [Fact]
    public void Every_entry_names_a_repository_its_size_its_page_and_what_it_needs()
    {
        Assert.Equal(Known.Models.Count, Known.Models.DistinctBy(model => model.Address).Count());
        Assert.All(Known.Models, model =>
        {
            Assert.Equal(model.Address, HubAddress.Parse(model.Source.AbsoluteUri).Repository);
            Assert.True(model.Bytes > 0 && model.About.Length > 0 && model.Needs.Length > 0, model.Name);
            Assert.Equal(model.Use == ModelPurpose.Prompts, model.File?.EndsWith(".gguf", StringComparison.OrdinalIgnoreCase) == true);
        });
    }

    /// <summary>Runs: the goldens of a family are drawn exactly, see PipelineGoldenTests.</summary>
    [Fact]
    public void Every_model_for_pictures_is_of_a_family_that_runs_here()
    {
        string[] runs = [.. Directory.EnumerateDirectories(Goldens.Folder("pipelines")).Where(DiffusionFolder.LooksLikeOne).Select(folder => DiffusionFolder.Read(folder).Family).Distinct()];

        Assert.All(Known.Models.Where(model => model.Use == ModelPurpose.Pictures), model => Assert.Contains(model.Family, runs));
        Assert.All(Known.Models.Where(model => model.Use == ModelPurpose.Prompts), model => Assert.Null(model.Family));
    }

    [Fact]
    public void Pages_of_the_recommended_models_are_named_in_the_docs()
    {
        var docs = File.ReadAllText(Path.Combine(Repository.Root, "docs", "models.md"));

        Assert.All(Known.Models, model => Assert.Contains(model.Address, docs, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", 100, false, 11)]
    [InlineData("turbo", 100, false, 1)]
    [InlineData("sdxl turbo", 100, false, 1)]
    [InlineData("turbo apache", 100, false, 0)]
    [InlineData("org/turbo", 100, false, 11)]
    [InlineData("", 100, true, 9)]
    [InlineData("", 2, false, 2)]
    public void Words_memory_and_licences_narrow_the_list(string text, int gigabytes, bool work, int left)
    {
        var filter = new OfferFilter(Use: null, Fits: true, work, text);

        Assert.Equal(left, Known.Models.Count(model => filter.Shows(model, gigabytes * Gigabyte)));
    }

    [Fact]
    public void A_licence_that_is_not_known_does_not_count_as_allowing_work()
    {
        Assert.True(LicenceTerms.AllowWork("Apache-2.0"));
        Assert.False(LicenceTerms.AllowWork("sai-nc-community"));
        Assert.False(LicenceTerms.AllowWork(""));
    }

    [Fact]
    public void A_search_asks_for_the_kind_that_is_shown()
    {
        Assert.Equal([HubModelKind.Gguf], new OfferFilter(ModelPurpose.Prompts, Fits: false, Work: false, "x").Kinds);
        Assert.Equal([HubModelKind.Diffusion, HubModelKind.Gguf], new OfferFilter(Use: null, Fits: false, Work: false, "x").Kinds);
    }

    [Theory]
    [InlineData(false, null, "speed not measured here yet")]
    [InlineData(true, null, "speed known after the first picture")]
    [InlineData(true, 17_400.0, "18 s a picture here, measured")]
    public async Task What_a_picture_costs_here_is_said_where_it_was_measured_and_guessed_nowhere(bool isHere, double? measured, string words)
    {
        var offered = Known.Models.First(model => model.Use == ModelPurpose.Pictures);

        var html = await Markup.OfAsync<Offer>(new()
        {
            [nameof(Offer.Model)] = offered,
            [nameof(Offer.Budget)] = 8 * Gigabyte,
            [nameof(Offer.IsHere)] = isHere,
            [nameof(Offer.PictureMilliseconds)] = measured,
        });

        Assert.Contains(words, html, StringComparison.Ordinal);
    }
}
