using System.Globalization;
using Studio.Inference.Hub;

namespace Studio.Inference.Tests.Hub;

public sealed class HubFaultTests
{
    public static TheoryData<string> Names => [.. HubFaults.All.Select(fault => fault.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_fault_of_the_hub_ends_in_a_whole_model_or_in_a_sentence(string name)
    {
        var fault = HubFaults.All.Single(fault => fault.Name == name);
        await using var download = await HubDownload.StartAsync();
        fault.Arrange(download);
        var failure = await Record.ExceptionAsync(() => download.RunAsync());
        Print(fault, download, failure);
        if (fault.Outcome is { } problem)
        {
            var refusal = Assert.IsType<HubException>(failure);
            Assert.Equal(problem, refusal.Problem);
            Assert.Matches(@"^[^\r\n]{20,}\.$", refusal.Message);
            Assert.Empty(new HubCache(download.Options.Folder, TimeProvider.System).Snapshots());
        }
        else
        {
            Assert.Null(failure);
            await AssertInstalledAsync(download);
        }

        Assert.True(download.Hub.FileBytesSent <= (fault.MostBytes ?? double.MaxValue) * download.Model.Length, $"{download.Hub.FileBytesSent} bytes crossed the network for a model of {download.Model.Length}.");
        AssertNothingElsewhere(download);
    }

    private static async Task AssertInstalledAsync(HubDownload download)
    {
        var cache = new HubCache(download.Options.Folder, TimeProvider.System);
        var snapshot = Assert.Single(cache.Snapshots());
        Assert.Equal(["README.md", "tiny.gguf"], snapshot.Files);
        Assert.Equal(download.Model, await File.ReadAllBytesAsync(Path.Combine(snapshot.Folder, "tiny.gguf"), TestContext.Current.CancellationToken));
        Assert.Empty(await cache.VerifyAsync(snapshot, null, TestContext.Current.CancellationToken));
        Assert.Equal(0, cache.PartBytes(HubDownload.Repository));
        Assert.Empty(Directory.EnumerateFiles(download.Options.Folder, "*.incomplete*", SearchOption.AllDirectories));
    }

    /// <summary>Only the cache was written, and the token went to no host but the hub.</summary>
    private static void AssertNothingElsewhere(HubDownload download)
    {
        Assert.All(Directory.EnumerateFileSystemEntries(download.Outside), entry => Assert.Equal(download.Options.Folder, entry));
        Assert.False(File.Exists("/tmp/outside-the-cache-40x"));
        Assert.All(download.Hub.Requests.Where(request => request.Host.Contains("127.0.0.2", StringComparison.Ordinal)), request => Assert.Null(request.Authorization));
        Assert.All(
            download.Hub.Requests.Where(request => request.Host.Contains("127.0.0.1", StringComparison.Ordinal)),
            request => Assert.Equal(download.Options.Token is null ? null : $"Bearer {HubDownload.Token}", request.Authorization));
    }

    private static void Print(HubFaultCase fault, HubDownload download, Exception? failure)
    {
        var sent = (double)download.Hub.FileBytesSent / download.Model.Length;
        var outcome = failure is null ? "installed" : $"{(failure as HubException)?.Problem.ToString() ?? failure.GetType().Name}: {failure.Message}";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {fault.Name} | {download.Hub.Requests.Count} requests, {sent:0.00} of the model | {outcome} |"));
    }
}
