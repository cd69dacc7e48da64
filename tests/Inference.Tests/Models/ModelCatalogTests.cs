using Studio.Inference.Models;
using Studio.Testing;

namespace Studio.Inference.Tests.Models;

public sealed class ModelCatalogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void One_broken_model_does_not_hide_the_others()
    {
        ModelFolderBuilder.StableDiffusion(_folder["models", "good"]);
        ModelFolderBuilder.StableDiffusion(_folder["models", "bad"]).Delete("unet/model.onnx");
        File.WriteAllText(_folder["models", "noise.gguf"], "not a model at all, but long enough");
        var catalog = Catalog();
        Assert.Equal(["good"], catalog.Diffusion.Select(model => model.Id));
        Assert.Equal(["noise.gguf: models/noise.gguf is not a GGUF file.", "bad: unet/model.onnx is missing."], catalog.Broken.Select(model => model.Sentence));
    }

    [Fact]
    public void No_model_is_said_in_words()
    {
        Assert.Equal("There is no diffusion model. Put a diffusers-ONNX folder into models/.", Assert.Throws<InferenceException>(() => Catalog().Find(null)).Message);
        ModelFolderBuilder.StableDiffusion(_folder["models", "bad"]).Delete("unet/model.onnx");
        Assert.Equal("There is no diffusion model that can be used. bad: unet/model.onnx is missing.", Assert.Throws<InferenceException>(() => Catalog().Find("")).Message);
    }

    [Fact]
    public void Who_asks_for_a_broken_model_learns_what_is_wrong_with_it()
    {
        ModelFolderBuilder.StableDiffusion(_folder["models", "good"]);
        ModelFolderBuilder.StableDiffusion(_folder["models", "bad"]).Delete("unet/model.onnx");
        Assert.Equal("The model \"bad\" cannot be used. bad: unet/model.onnx is missing.", Assert.Throws<InferenceException>(() => Catalog().Find("bad")).Message);
    }

    [Fact]
    public void Models_of_a_hub_cache_and_of_deeper_folders_are_found()
    {
        ModelFolderBuilder.StableDiffusion(_folder["models", "team", "dream"]);
        ModelFolderBuilder.StableDiffusion(_folder["models", "models--org--paint", "snapshots", "0123abc"]);
        Assert.Equal(["paint", "dream"], Catalog().Diffusion.Select(model => model.Id));
    }

    [Fact]
    public void The_second_model_of_a_name_is_broken_not_swapped()
    {
        ModelFolderBuilder.StableDiffusion(_folder["models", "a", "dream"]);
        ModelFolderBuilder.StableDiffusion(_folder["models", "b", "dream"]);
        var catalog = Catalog();
        Assert.Equal(_folder["models", "a", "dream"], Assert.Single(catalog.Diffusion).Folder);
        Assert.Equal("dream: another model with the id \"dream\" was found first; rename one of them.", Assert.Single(catalog.Broken).Sentence);
    }

    [Fact]
    public void Refresh_finds_what_was_added()
    {
        var catalog = Catalog();
        Assert.Empty(catalog.Diffusion);
        ModelFolderBuilder.StableDiffusion(_folder["models", "new"]);
        Assert.Empty(catalog.Diffusion);
        catalog.Refresh();
        Assert.Single(catalog.Diffusion);
    }

    [Fact]
    public void A_changed_file_changes_the_hash_and_an_unchanged_one_is_not_read_again()
    {
        var folder = ModelFolderBuilder.StableDiffusion(_folder["models", "sd"]);
        var file = Path.Combine(folder.Folder, "tokenizer", "merges.txt");
        var before = Catalog().Find("sd");
        var written = File.GetLastWriteTimeUtc(file);

        // Same size and time: the remembered hash stands, which shows that the file was not read.
        File.WriteAllText(file, "#version: 9.9");
        File.SetLastWriteTimeUtc(file, written);
        Assert.Equal(before.Hash, Catalog().Find("sd").Hash);

        File.SetLastWriteTimeUtc(file, written.AddSeconds(2));
        Assert.NotEqual(before.Hash, Catalog().Find("sd").Hash);
    }

    [Fact]
    public void A_damaged_hash_cache_is_only_a_slower_start()
    {
        ModelFolderBuilder.StableDiffusion(_folder["models", "sd"]);
        var hash = Catalog().Find("sd").Hash;
        File.WriteAllText(_folder["hashes.json"], "{\"half");
        Assert.Equal(hash, Catalog().Find("sd").Hash);
    }

    [Fact]
    public void The_hash_does_not_depend_on_the_place()
    {
        ModelFolderBuilder.StableDiffusion(_folder["models", "one"]);
        ModelFolderBuilder.StableDiffusion(_folder["models", "two"]);
        var catalog = Catalog();
        Assert.Equal(catalog.Find("one").Hash, catalog.Find("two").Hash);
    }

    private ModelCatalog Catalog() => new(new ModelCatalogOptions { Folders = [_folder["models"]], HashCacheFile = _folder["hashes.json"] });
}
