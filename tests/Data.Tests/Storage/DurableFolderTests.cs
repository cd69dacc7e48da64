using Studio.Data.Storage;
using Studio.Testing;

namespace Studio.Data.Tests.Storage;

public sealed class DurableFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Missing_folders_are_made_one_below_the_other()
    {
        DurableFolder.Create(_folder["a", "b", "c"]);
        DurableFolder.Create(_folder["a", "b", "c"]);

        Assert.True(Directory.Exists(_folder["a", "b", "c"]));
        DurableFolder.Flush(_folder["a"]);
    }

    [Fact]
    public void A_folder_that_cannot_be_flushed_is_an_error_and_not_a_promise()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has nothing to flush.");

        var failure = Assert.Throws<IOException>(() => DurableFolder.Flush(_folder["gone"]));

        Assert.EndsWith(_folder["gone"], failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_system_without_such_a_flush_is_used_all_the_same()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc is one, on Linux.");

        DurableFolder.Flush("/proc");
    }
}
