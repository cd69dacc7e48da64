using Studio.Inference.Hub;
using Studio.Inference.Models;
using Studio.Testing;

namespace Studio.Inference.Tests.Hub;

/// <summary>Two models of one name, and files that are links: as a hub's cache is full of them.</summary>
public sealed class HubNamesTests : IDisposable
{
    private static readonly string Writer = Path.Combine(Repository.Models, "studio-mini-upsampler.gguf");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_model_of_the_hub_steps_aside_for_a_folder_and_the_later_of_two_for_the_earlier()
    {
        Snapshot("zoo/tiny", "tiny.gguf");
        Later();
        Snapshot("ark/tiny", "tiny.gguf");
        Assert.Equal(["ark--tiny--tiny", "tiny"], Ids());

        File.CreateSymbolicLink(_folder["tiny.gguf"], Writer);
        Assert.Equal(["ark--tiny--tiny", "tiny", "zoo--tiny--tiny"], Ids());
        Assert.Empty(Catalog().Broken);
        Assert.Equal(_folder["tiny.gguf"], Catalog().Chat.Single(model => model.Id == "tiny").File);
    }

    [Fact]
    public void A_name_that_is_taken_is_known_before_anything_is_fetched()
    {
        Snapshot("zoo/tiny", "tiny.gguf");
        Assert.Equal("tiny", Catalog().IdOfHub("zoo/tiny", "tiny.gguf"));
        Assert.Equal("ark--tiny--tiny", Catalog().IdOfHub("ark/tiny", "tiny.gguf"));
        Assert.Equal("other", Catalog().IdOfHub("ark/tiny", "sub/other.gguf"));
    }

    [Fact]
    public void Two_folders_of_one_name_are_told_apart_by_nobody_but_a_person()
    {
        Directory.CreateDirectory(_folder["a"]);
        Directory.CreateDirectory(_folder["b"]);
        File.CreateSymbolicLink(_folder["a/tiny.gguf"], Writer);
        File.CreateSymbolicLink(_folder["b/tiny.gguf"], Writer);
        Assert.Equal(["tiny"], Ids());
        Assert.Contains("rename one of them", Assert.Single(Catalog().Broken).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_weighs_what_the_file_behind_it_weighs()
    {
        Snapshot("zoo/tiny", "tiny.gguf");
        var model = Assert.Single(Catalog().Chat);
        Assert.NotNull(new FileInfo(model.File).LinkTarget);
        Assert.Equal(MemoryEstimate.OfPrompts(new FileInfo(Writer).Length), MemoryEstimate.Of(model));
    }

    [Fact]
    public void A_link_whose_file_was_changed_has_another_hash()
    {
        File.Copy(Writer, _folder["real.bin"]);
        File.CreateSymbolicLink(_folder["tiny.gguf"], _folder["real.bin"]);
        var before = Assert.Single(Catalog().Chat).Hash;
        using (var file = File.OpenWrite(_folder["real.bin"]))
        {
            file.Seek(-1, SeekOrigin.End);
            file.WriteByte(77);
        }

        File.SetLastWriteTimeUtc(_folder["real.bin"], TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(1));
        Assert.NotEqual(before, Assert.Single(Catalog().Chat).Hash);
    }

    [Fact]
    public async Task Holes_between_parts_are_not_counted_as_bytes_that_came()
    {
        var hash = new string('c', 64);
        var blobs = Directory.CreateDirectory(_folder["models--zoo--tiny/blobs"]).FullName;
        await using (var part = PartialFile.Open(Path.Combine(blobs, hash + PartialFile.Ending), 1_000_000))
        {
            await part.WriteAsync(0, new byte[1_000], TestContext.Current.CancellationToken);
            await part.WriteAsync(900_000, new byte[500], TestContext.Current.CancellationToken);
        }

        var cache = new HubCache(_folder.Path, TimeProvider.System);
        Assert.Equal(1_500, cache.PartBytes("zoo/tiny"));
        Assert.Equal(1_500, cache.RemoveParts("zoo/tiny"));
        Assert.Equal(0, cache.PartBytes("zoo/tiny"));
    }

    /// <summary>As a hub's cache keeps a file: its bytes under their hash, its name as a link.</summary>
    private void Snapshot(string repository, string file)
    {
        var root = Directory.CreateDirectory(_folder[$"models--{repository.Replace("/", "--", StringComparison.Ordinal)}"]).FullName;
        var blob = Path.Combine(Directory.CreateDirectory(Path.Combine(root, "blobs")).FullName, new string('b', 64));
        File.Copy(Writer, blob);
        var snapshot = Directory.CreateDirectory(Path.Combine(root, "snapshots", new string('a', 40))).FullName;
        File.CreateSymbolicLink(Path.Combine(snapshot, file), blob);
    }

    /// <summary>The time of a folder tells which came first, and the system's clock for files is a coarse one.</summary>
    private void Later()
    {
        var before = Directory.CreateDirectory(_folder["probe0"]).CreationTimeUtc;
        for (var number = 1; Directory.CreateDirectory(_folder[$"probe{number}"]).CreationTimeUtc <= before; number++)
        {
            Thread.Yield();
        }
    }

    private IEnumerable<string> Ids() => Catalog().Chat.Select(model => model.Id).Order(StringComparer.Ordinal);

    private ModelCatalog Catalog() => new(new ModelCatalogOptions { Folders = [_folder.Path], HashCacheFile = _folder["hashes.json"] });
}
