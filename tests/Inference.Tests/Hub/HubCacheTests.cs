using Studio.Inference.Hub;

namespace Studio.Inference.Tests.Hub;

/// <summary>What is on the disk: layout, revisions side by side, verifying, mending, removing.</summary>
public sealed class HubCacheTests
{
    private static readonly string OldCommit = new('a', 40);
    private static readonly string NewCommit = new('b', 40);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_layout_is_that_of_other_programs_of_the_hub()
    {
        await using var download = await HubDownload.StartAsync();
        var snapshot = await download.RunAsync();
        var root = Path.Combine(download.Options.Folder, "models--org--tiny");
        Assert.Equal(Path.Combine(root, "snapshots", OldCommit), snapshot.Folder);
        Assert.Equal(OldCommit, await File.ReadAllTextAsync(Path.Combine(root, "refs", "main"), Token));
        Assert.Equal($"../../blobs/{HubRepository.HashOf(download.Model)}", new FileInfo(Path.Combine(snapshot.Folder, "tiny.gguf")).LinkTarget);
        Assert.Equal(
            download.Files.Where(file => file.Key != "pytorch_model.bin").Select(file => HubRepository.HashOf(file.Value)).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Path.Combine(root, "blobs")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_newer_revision_lies_beside_the_old_one_and_shares_what_did_not_change()
    {
        await using var download = await HubDownload.StartAsync();
        var old = await download.RunAsync();
        using var client = download.Client();
        Assert.Null(await client.NewerAsync(old, Token));
        download.Hub.Repositories[HubDownload.Repository].Commit = NewCommit;
        download.Files["README.md"] = "---\nlicense: mit\n---\nSmaller.\n"u8.ToArray();
        var update = await client.NewerAsync(old, Token);
        Assert.NotNull(update);
        Assert.Equal((1, (long)download.Files["README.md"].Length), (update.ChangedFiles, update.Plan.BytesToFetch));
        await client.FetchAsync(update.Plan, null, Token);
        Assert.Equal([(OldCommit, false), (NewCommit, true)], client.Cache.Snapshots().Select(snapshot => (snapshot.Revision, snapshot.IsCurrent)));
        Assert.Empty(await client.Cache.VerifyAsync(old, null, Token));

        var freed = client.Cache.Remove(client.Cache.Find(HubDownload.Repository, OldCommit)!);
        Assert.Equal("---\nlicense: mit\n---\nTiny.\n".Length, freed);
        Assert.Empty(await client.Cache.VerifyAsync(client.Cache.Snapshots().Single(), null, Token));
        client.Cache.Remove(client.Cache.Snapshots().Single());
        Assert.False(Directory.Exists(Path.Combine(download.Options.Folder, "models--org--tiny")));
    }

    [Fact]
    public async Task A_pinned_revision_moves_no_branch()
    {
        await using var download = await HubDownload.StartAsync();
        using var client = download.Client();
        var snapshot = await client.FetchAsync(await client.PlanAsync(HubAddress.Parse($"org/tiny@{OldCommit}"), new HubChoice(), Token), null, Token);
        Assert.False(File.Exists(Path.Combine(download.Options.Folder, "models--org--tiny", "refs", "main")));
        Assert.Equal(OldCommit, snapshot.Reference);
        await Assert.ThrowsAsync<HubException>(() => client.PlanAsync(HubAddress.Parse("org/tiny@v2"), new HubChoice(), Token));
    }

    [Theory]
    [InlineData("changed")]
    [InlineData("cut")]
    [InlineData("gone")]
    public async Task A_damaged_file_is_found_and_only_it_is_fetched_again(string how)
    {
        await using var download = await HubDownload.StartAsync();
        var snapshot = await download.RunAsync();
        var blob = File.ResolveLinkTarget(Path.Combine(snapshot.Folder, "tiny.gguf"), returnFinalTarget: true)!.FullName;
        switch (how)
        {
            case "changed":
                await File.WriteAllBytesAsync(blob, HubDownload.Noise(download.Model.Length, seed: 5), Token);
                break;
            case "cut":
                await File.WriteAllBytesAsync(blob, download.Model[..^1], Token);
                break;
            default:
                File.Delete(blob);
                break;
        }

        var cache = new HubCache(download.Options.Folder, TimeProvider.System);
        Assert.Equal("tiny.gguf", Assert.Single(await cache.VerifyAsync(snapshot, null, Token)).Path);
        var before = download.Hub.FileBytesSent;
        await download.RunAsync();
        Assert.Equal(download.Model.Length, download.Hub.FileBytesSent - before);
        Assert.Empty(await cache.VerifyAsync(snapshot, null, Token));
    }

    [Fact]
    public async Task A_snapshot_of_another_program_is_listed_and_verified_by_its_links()
    {
        await using var download = await HubDownload.StartAsync();
        var snapshot = await download.RunAsync();
        Directory.Delete(Path.Combine(download.Options.Folder, "models--org--tiny", ".studio"), recursive: true);
        var cache = new HubCache(download.Options.Folder, TimeProvider.System);
        var foreign = Assert.Single(cache.Snapshots());
        Assert.Equal(("main", null), (foreign.Reference, foreign.FetchedAt));
        Assert.Empty(await cache.VerifyAsync(foreign, null, Token));
        await File.WriteAllTextAsync(Path.Combine(snapshot.Folder, "notes.txt"), "mine", Token);
        Assert.Contains("no hash", Assert.Single(await cache.VerifyAsync(cache.Snapshots().Single(), null, Token)).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("staging")]
    [InlineData("receipt")]
    [InlineData("reference")]
    public async Task A_publication_that_was_killed_is_finished_by_the_next_fetch(string at)
    {
        await using var download = await HubDownload.StartAsync();
        var snapshot = await download.RunAsync();
        var root = Path.Combine(download.Options.Folder, "models--org--tiny");
        File.Delete(Path.Combine(root, "refs", "main"));
        if (at != "reference")
        {
            Directory.Move(snapshot.Folder, Path.Combine(root, ".staging", OldCommit));
            Assert.Empty(new HubCache(download.Options.Folder, TimeProvider.System).Snapshots());
        }

        if (at == "staging")
        {
            File.Delete(Path.Combine(root, ".studio", $"{OldCommit}.json"));
        }

        var before = download.Hub.FileBytesSent;
        await download.RunAsync();
        Assert.Equal(before, download.Hub.FileBytesSent);
        var again = Assert.Single(new HubCache(download.Options.Folder, TimeProvider.System).Snapshots());
        Assert.True(again.IsCurrent);
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(root, ".staging")));
    }

    [Theory]
    [InlineData("blobs")]
    [InlineData("snapshots")]
    [InlineData("refs")]
    public async Task A_link_in_the_place_of_a_folder_of_the_cache_is_not_followed(string folder)
    {
        await using var download = await HubDownload.StartAsync();
        var outside = Directory.CreateDirectory(Path.Combine(download.Outside, "outside")).FullName;
        var root = Directory.CreateDirectory(Path.Combine(download.Options.Folder, "models--org--tiny")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(root, folder), outside);
        var refusal = await Assert.ThrowsAsync<HubException>(() => download.RunAsync());
        Assert.Equal(HubProblem.BadName, refusal.Problem);
        Assert.Empty(Directory.EnumerateFileSystemEntries(outside));
    }

    [Fact]
    public async Task A_link_in_the_place_of_a_folder_inside_a_snapshot_is_not_followed()
    {
        await using var download = await HubDownload.StartAsync();
        DiffusionListing.Fill(download.Files);
        var snapshot = await download.RunAsync();
        var outside = Directory.CreateDirectory(Path.Combine(download.Outside, "outside")).FullName;
        Directory.Delete(Path.Combine(snapshot.Folder, "unet"), recursive: true);
        Directory.CreateSymbolicLink(Path.Combine(snapshot.Folder, "unet"), outside);
        var refusal = await Assert.ThrowsAsync<HubException>(() => download.RunAsync());
        Assert.Equal(HubProblem.BadName, refusal.Problem);
        Assert.Empty(Directory.EnumerateFileSystemEntries(outside));
    }

    [Fact]
    public async Task A_link_in_the_place_of_a_part_is_replaced_not_written_through()
    {
        await using var download = await HubDownload.StartAsync();
        var victim = Path.Combine(download.Outside, "victim");
        await File.WriteAllTextAsync(victim, "precious", Token);
        var blobs = Directory.CreateDirectory(Path.Combine(download.Options.Folder, "models--org--tiny", "blobs")).FullName;
        File.CreateSymbolicLink(Path.Combine(blobs, $"{HubRepository.HashOf(download.Model)}.incomplete"), victim);
        await download.RunAsync();
        Assert.Equal("precious", await File.ReadAllTextAsync(victim, Token));
    }
}
