using System.Diagnostics;
using Studio.Inference.Hub;
using Studio.Testing;

namespace Studio.Inference.Tests.Hub;

/// <summary>Pausing, killing, two at once, and what an earlier download left behind.</summary>
public sealed class HubDownloadTests
{
    private const string ChildAddress = "STUDIO_TEST_HUB";
    private const string ChildFolder = "STUDIO_TEST_HUB_FOLDER";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_paused_download_goes_on_where_it_stopped()
    {
        await using var download = await HubDownload.StartAsync();
        download.Hub.Manners = new HubManners { Chunk = 4_000, Pace = TimeSpan.FromMilliseconds(2) };
        using var pause = new CancellationTokenSource();
        var progress = new ProgressList(report =>
        {
            if (report.Done > 100_000)
            {
                pause.Cancel();
            }
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => download.RunAsync(progress, pause.Token));
        using var client = download.Client();
        Assert.Empty(client.Cache.Snapshots());
        Assert.InRange(client.Cache.PartBytes(HubDownload.Repository), 1, download.Model.Length + 100);
        var before = download.Hub.Requests.Count;
        var plan = await client.PlanAsync(new HubAddress(HubDownload.Repository), new HubChoice(), Token);
        Assert.True(plan.BytesKept > 0);
        download.Hub.Manners = new HubManners();
        var snapshot = await client.FetchAsync(plan, null, Token);
        Assert.Equal(download.Model, await File.ReadAllBytesAsync(Path.Combine(snapshot.Folder, "tiny.gguf"), Token));
        Assert.Equal(plan.BytesToFetch, download.Hub.FileBytesSentAfter(before));
    }

    [Fact]
    public async Task A_download_given_up_for_good_leaves_nothing()
    {
        await using var download = await HubDownload.StartAsync();
        download.Hub.Manners = new HubManners { BreakAfter = 60_000 };
        download.Options = download.Options with { Tries = 1 };
        await Assert.ThrowsAsync<HubException>(() => download.RunAsync());
        var cache = new HubCache(download.Options.Folder, TimeProvider.System);
        var kept = cache.PartBytes(HubDownload.Repository);
        Assert.True(kept > 0);
        Assert.Equal(kept, cache.RemoveParts(HubDownload.Repository));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(download.Options.Folder, "models--org--tiny", "blobs")));
    }

    [Fact]
    public async Task Progress_never_runs_backwards_and_ends_verified()
    {
        await using var download = await HubDownload.StartAsync();
        download.Hub.Spoil(static request => request.IsFile, 2, (context, request) =>
            FileSender.SendAsync(context, request, download.Hub.BytesOf(request.Path), new HubManners { BreakAfter = 10, Tag = HubRepository.HashOf(download.Hub.BytesOf(request.Path)) }));
        var progress = new ProgressList();
        await download.RunAsync(progress);
        var reports = progress.Reports;
        Assert.Equal(reports.Select(report => report.Done).Order(), reports.Select(report => report.Done));
        Assert.All(reports, report => Assert.Equal(download.Model.Length + download.Files["README.md"].Length, report.Total));
        Assert.All(reports[^1].Files, file => Assert.Equal((file.Bytes, HubStage.Verified), (file.Done, file.Stage)));
        Assert.Contains(reports, report => report.Note?.Contains("goes on at byte", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_hub_that_contradicts_its_own_list_is_called_that_and_asked_four_times_only()
    {
        await using var download = await HubDownload.StartAsync();
        download.Options = download.Options with { Connections = 1, PartBytes = 1 << 20 };
        download.Hub.Spoil(static request => request.Path.EndsWith(".gguf", StringComparison.Ordinal), int.MaxValue, (context, request) =>
            FileSender.SendAsync(context, request, download.Model, new HubManners { Lie = 7 }));
        var progress = new ProgressList();

        var refusal = await Assert.ThrowsAsync<HubException>(() => download.RunAsync(progress));

        Assert.Equal(HubProblem.WrongBytes, refusal.Problem);
        Assert.Equal(4, download.Hub.Requests.Count(request => request.Path.EndsWith(".gguf", StringComparison.Ordinal)));
        var notes = progress.Reports.Select(report => report.Note).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(notes);
        Assert.All(notes, note => Assert.StartsWith("The hub answers with another file than it lists; tiny.gguf goes on at byte 0", note, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hub_that_stops_sending_is_said_at_each_try_and_given_up()
    {
        await using var download = await HubDownload.StartAsync();
        download.Options = download.Options with { Stall = TimeSpan.FromMilliseconds(300), Connections = 1 };
        download.Hub.Spoil(static request => request.IsFile, int.MaxValue, (context, request) =>
            FileSender.SendAsync(context, request, download.Hub.BytesOf(request.Path), new HubManners { BreakAfter = 10, Stalls = true, Tag = HubRepository.HashOf(download.Hub.BytesOf(request.Path)) }));
        var progress = new ProgressList();

        var refusal = await Assert.ThrowsAsync<HubException>(() => download.RunAsync(progress));

        Assert.Contains("sends next to nothing for a second at a time", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(progress.Reports, report => report.Note?.EndsWith("(try 4 of 4).", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_big_file_is_asked_for_in_several_parts_at_once()
    {
        await using var download = await HubDownload.StartAsync();
        var arrived = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        // Nobody is answered before three parts are asked for: one after the other would never end.
        download.Hub.Misbehaviours.Add(async (context, request) =>
        {
            if (request.Range is not null)
            {
                if (Interlocked.Increment(ref arrived) == 3)
                {
                    all.SetResult();
                }

                await all.Task.WaitAsync(context.RequestAborted);
            }

            return false;
        });
        await download.RunAsync();
        Assert.Equal(["bytes=0-99999", "bytes=100000-199999", "bytes=200000-299999", "bytes=300000-300000"], download.Hub.Requests.Select(request => request.Range).OfType<string>().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_download_is_refused_before_it_begins_when_the_disk_would_get_too_full()
    {
        await using var download = await HubDownload.StartAsync();
        download.Options = download.Options with { ReserveBytes = 1L << 60 };
        var refusal = await Assert.ThrowsAsync<HubException>(() => download.RunAsync());
        Assert.Equal(HubProblem.DiskFull, refusal.Problem);
        Assert.Contains("Nothing was begun.", refusal.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(download.Options.Folder));
    }

    [Fact]
    public async Task A_disk_that_fills_up_keeps_what_came()
    {
        await using var download = await HubDownload.StartAsync();
        using var disk = SmallDisk.TryMount(download.Outside, kilobytes: 200);
        Assert.SkipWhen(disk is null, "Mounting a small disk needs the rights for it.");
        download.Options = download.Options with { Folder = disk.Path, ReserveBytes = long.MinValue / 2 };
        var refusal = await Assert.ThrowsAsync<HubException>(() => download.RunAsync());
        Assert.Equal(HubProblem.DiskFull, refusal.Problem);
        disk.Grow(kilobytes: 900);
        var before = download.Hub.Requests.Count;
        var snapshot = await download.RunAsync();
        Assert.Equal(download.Model, await File.ReadAllBytesAsync(Path.Combine(snapshot.Folder, "tiny.gguf"), Token));
        Assert.True(download.Hub.FileBytesSentAfter(before) < download.Model.Length, "It began anew.");
    }

    [Fact]
    public async Task Two_programs_cannot_fetch_the_same_file_at_once()
    {
        await using var download = await HubDownload.StartAsync();
        var folder = Path.Combine(download.Options.Folder, ".locks", "models--org--tiny");
        Directory.CreateDirectory(folder);
        await using (new FileStream(Path.Combine(folder, $"{HubRepository.HashOf(download.Model)}.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            var refusal = await Assert.ThrowsAsync<HubException>(() => download.RunAsync());
            Assert.Equal(HubProblem.InUse, refusal.Problem);
        }

        await download.RunAsync();
    }

    [Theory]
    [InlineData("the front of the file, by another program of the hub", 120_000, null, true)]
    [InlineData("wrong bytes, by another program of the hub", 120_000, null, false)]
    [InlineData("a note that is no JSON", 120_000, "{", true)]
    [InlineData("a note about a longer file", 120_000, """{"Length":400000,"Tag":null,"Done":[[0,120000]]}""", true)]
    [InlineData("a note that claims more than is there", 120_000, """{"Length":300001,"Tag":null,"Done":[[0,300001]]}""", true)]
    [InlineData("a note with ranges the wrong way round", 120_000, """{"Length":300001,"Tag":null,"Done":[[9,3]]}""", true)]
    [InlineData("a note that claims wrong bytes", 300_001, """{"Length":300001,"Tag":null,"Done":[[0,300001]]}""", false)]
    [InlineData("more bytes than the file has", 300_002, null, true)]
    public async Task Whatever_lies_there_already_the_model_comes_out_right(string what, int length, string? note, bool right)
    {
        await using var download = await HubDownload.StartAsync();
        var blobs = Directory.CreateDirectory(Path.Combine(download.Options.Folder, "models--org--tiny", "blobs")).FullName;
        var partial = Path.Combine(blobs, $"{HubRepository.HashOf(download.Model)}.incomplete");
        await File.WriteAllBytesAsync(partial, right ? [.. download.Model.Concat(new byte[1]).Take(length)] : HubDownload.Noise(length, seed: 9), Token);
        if (note is not null)
        {
            await File.WriteAllTextAsync($"{partial}.json", note, Token);
        }

        var snapshot = await download.RunAsync();
        Assert.Equal(download.Model, await File.ReadAllBytesAsync(Path.Combine(snapshot.Folder, "tiny.gguf"), Token));
        Assert.Equal(right && note is null && length < download.Model.Length, download.Hub.FileBytesSent < download.Model.Length);
        Assert.NotEmpty(what);
    }

    [Fact]
    public async Task A_downloader_killed_at_any_moment_leaves_no_half_model_and_goes_on()
    {
        var kills = LongRun.Count(6, 100);
        var random = new Random(7);
        var (sent, kept) = (0L, 0L);
        for (var kill = 0; kill < kills; kill++)
        {
            await using var download = await HubDownload.StartAsync();
            download.Files["tiny.gguf"] = HubDownload.Noise(20_000_000, seed: kill);
            download.Hub.Manners = new HubManners { Chunk = 100_000, Pace = TimeSpan.FromMilliseconds(1) };
            var until = (long)(random.NextDouble() * 20_400_000);
            await RunAndKillAsync(download, until);
            var cache = new HubCache(download.Options.Folder, TimeProvider.System);
            foreach (var whole in cache.Snapshots())
            {
                Assert.Empty(await cache.VerifyAsync(whole, null, Token));
            }

            var before = download.Hub.FileBytesSent;
            var asked = download.Hub.Requests.Count;
            download.Hub.Manners = new HubManners { Chunk = 1 << 20 };
            var plan = await PlanAsync(download);
            var snapshot = await download.RunAsync();
            Assert.Empty(await cache.VerifyAsync(snapshot, null, Token));
            Assert.Equal(download.Model, await File.ReadAllBytesAsync(Path.Combine(snapshot.Folder, "tiny.gguf"), Token));

            Assert.Equal(plan.BytesToFetch, download.Hub.FileBytesSentAfter(asked));
            Console.WriteLine($"killed when {before} of {download.Model.Length} bytes were sent: {plan.BytesKept} kept, {plan.BytesToFetch} to finish");
            (sent, kept) = (sent + before, kept + plan.BytesKept);
        }

        // The rest was under way, or came after the last note.
        Assert.True(kept > sent / 4, $"{sent} bytes were sent before the kills, {kept} of them kept.");
    }

    private static async Task<HubPlan> PlanAsync(HubDownload download)
    {
        using var client = download.Client();
        return await client.PlanAsync(new HubAddress(HubDownload.Repository), new HubChoice(), Token);
    }

    /// <summary>Not a test of its own: the program that the test above kills.</summary>
    [Fact(Explicit = true), Trait("is", "a child program")]
    public async Task Fetches_from_the_hub_that_the_environment_names()
    {
        var options = new HubOptions { Endpoint = new Uri(Environment.GetEnvironmentVariable(ChildAddress)!), Folder = Environment.GetEnvironmentVariable(ChildFolder)!, ReserveBytes = 0, PartBytes = 5_000_000 };
        using var client = new HubClient(options, TimeProvider.System);
        await client.FetchAsync(await client.PlanAsync(new HubAddress(HubDownload.Repository), new HubChoice(), Token), null, Token);
    }

    private static async Task RunAndKillAsync(HubDownload download, long until)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList = { "--explicit", "on", "--filter-method", $"*{nameof(Fetches_from_the_hub_that_the_environment_names)}" },
            Environment = { [ChildAddress] = download.Hub.Address.ToString(), [ChildFolder] = download.Options.Folder },
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Insert(0, typeof(HubDownloadTests).Assembly.Location);
        }

        using var child = Process.Start(start)!;
        var output = child.StandardOutput.ReadToEndAsync(Token);
        using var waited = CancellationTokenSource.CreateLinkedTokenSource(Token);
        waited.CancelAfter(TimeSpan.FromMinutes(2));
        while (download.Hub.FileBytesSent < until && !child.HasExited)
        {
            await Task.Delay(1, waited.Token);
        }

        child.Kill();
        await child.WaitForExitAsync(Token);
        Assert.True(download.Hub.Requests.Count > 0, await output);
    }
}
