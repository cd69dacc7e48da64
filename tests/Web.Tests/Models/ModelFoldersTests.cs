using Studio.Inference.Models;
using Studio.Testing;
using Studio.Web.Models;

namespace Studio.Web.Tests.Models;

/// <summary>Models that lie elsewhere on this machine are linked, with all that belongs to them.</summary>
public sealed class ModelFoldersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_language_model_in_parts_comes_and_goes_whole_with_its_settings()
    {
        Directory.CreateDirectory(_folder["house"]);
        foreach (var part in (string[])["big-00001-of-00002.gguf", "big-00002-of-00002.gguf"])
        {
            File.Copy(Path.Combine(Repository.Models, "studio-mini-upsampler.gguf"), _folder["house", part]);
        }

        File.WriteAllText(_folder["house", "big-00001-of-00002.gguf.studio.json"], """{"name":"Big","upsampler":{"temperature":0.7}}""");
        var folders = new ModelFolders(_folder["models"]);
        var first = _folder["house", "big-00001-of-00002.gguf"];
        Assert.Equal(3, folders.Look(first).Parts.Count);

        folders.Add(first, Catalog());
        var model = Assert.Single(Catalog().Chat);
        Assert.Equal(("Big", 0.7, 2 * new FileInfo(first).Length), (model.Name, model.Profile.Temperature, model.Bytes));
        Assert.Empty(Catalog().Broken);

        folders.Remove(model.File);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["models"]));
        Assert.Equal(3, Directory.EnumerateFiles(_folder["house"]).Count());
    }

    private ModelCatalog Catalog() => new(new ModelCatalogOptions { Folders = [_folder["models"]] });
}
