using Studio.Inference.Hub;
using Studio.Inference.Models;
using Studio.Testing;

namespace Studio.Inference.Tests.Hub;

/// <summary>A real model through the hub and into the catalog.</summary>
public sealed class HubCatalogTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_real_model_that_was_fetched_is_the_one_that_was_published_and_both_revisions_can_be_used()
    {
        await using var download = await HubDownload.StartAsync();
        Publish(download, Path.Combine(Repository.Models, "studio-mini-diffusion"));
        var old = await download.RunAsync();
        var published = DiffusionFolder.Read(Path.Combine(Repository.Models, "studio-mini-diffusion"));
        var model = Assert.Single(Catalog(download).Diffusion);
        Assert.Equal(("tiny", published.Hash), (model.Id, model.Hash));

        download.Hub.Repositories[HubDownload.Repository].Commit = new string('b', 40);
        download.Files["README.md"] = "---\nlicense: mit\n---\nNewer.\n"u8.ToArray();
        using var client = download.Client();
        await client.FetchAsync((await client.NewerAsync(old, Token))!.Plan, null, Token);
        Assert.Equal(["tiny", "tiny@aaaaaaaa"], Catalog(download).Diffusion.Select(found => found.Id).Order(StringComparer.Ordinal));
        Assert.Empty(Catalog(download).Broken);
    }

    [Fact]
    public async Task The_licence_is_the_one_that_the_hub_named_and_people_accepted_whatever_the_files_call_it()
    {
        await using var download = await HubDownload.StartAsync();
        Publish(download, Path.Combine(Repository.Models, "studio-mini-diffusion"));
        download.Files["README.md"] = "---\nlicense: other\n---\nTiny.\n"u8.ToArray();
        download.Hub.Repositories[HubDownload.Repository].Licence = "house-rules";
        await download.RunAsync();
        Assert.Equal("house-rules", Assert.Single(Catalog(download).Diffusion).Licence);
    }

    [Fact]
    public async Task A_language_model_has_the_licence_of_its_page_too()
    {
        await using var download = await HubDownload.StartAsync();
        download.Files["tiny.gguf"] = await File.ReadAllBytesAsync(Path.Combine(Repository.Models, "studio-mini-upsampler.gguf"), Token);
        download.Hub.Repositories[HubDownload.Repository].Licence = "house-rules";
        await download.RunAsync();
        Assert.Equal("house-rules", Assert.Single(Catalog(download).Chat).Licence);
    }

    [Fact]
    public async Task A_model_that_is_half_fetched_is_not_in_the_catalog()
    {
        await using var download = await HubDownload.StartAsync();
        Publish(download, Path.Combine(Repository.Models, "studio-mini-diffusion"));
        download.Options = download.Options with { Tries = 1 };
        download.Hub.Spoil(static request => request.Path.Contains("unet/model.onnx", StringComparison.Ordinal), 1, static (context, _) => TestHub.RefuseAsync(context, 500));
        await Assert.ThrowsAsync<HubException>(() => download.RunAsync());
        var catalog = Catalog(download);
        Assert.Empty(catalog.Diffusion);
        Assert.Empty(catalog.Broken);
    }

    private static void Publish(HubDownload download, string folder)
    {
        download.Files.Clear();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            download.Files[Path.GetRelativePath(folder, file).Replace('\\', '/')] = File.ReadAllBytes(file);
        }

        download.Options = download.Options with { PartBytes = 4 << 20 };
        download.Hub.Manners = new HubManners { Chunk = 1 << 20 };
    }

    private static ModelCatalog Catalog(HubDownload download) => new(new ModelCatalogOptions { Folders = [download.Options.Folder] });
}
