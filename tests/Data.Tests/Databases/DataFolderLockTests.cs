using Studio.Data.Databases;
using Studio.Testing;

namespace Studio.Data.Tests.Databases;

public sealed class DataFolderLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_second_process_is_told_so_until_the_first_is_gone_even_by_kill()
    {
        var token = TestContext.Current.CancellationToken;
        using var child = await ChildProcess.StartAsync(nameof(ChildTasks.HoldLock), _folder.Path, token);

        var thrown = Assert.Throws<StudioException>(() => DataFolderLock.Take(_folder.Path));
        Assert.Equal(RefusalKind.Unavailable, thrown.Kind);
        Assert.Contains("already running on the data folder " + _folder.Path, thrown.Message, StringComparison.Ordinal);

        await child.KillAsync(token);
        DataFolderLock.Take(_folder.Path).Dispose();
    }

    [Fact]
    public void The_folder_is_made_and_the_lock_can_be_taken_again_after_it_was_given_back()
    {
        var folder = _folder["a", "new", "one"];

        DataFolderLock.Take(folder).Dispose();
        using var again = DataFolderLock.Take(folder);
        Assert.Throws<StudioException>(() => DataFolderLock.Take(folder));
    }

    [Fact]
    public async Task A_file_where_the_folder_should_be_is_a_sentence()
    {
        await File.WriteAllTextAsync(_folder["data"], "", TestContext.Current.CancellationToken);

        var thrown = Assert.Throws<StudioException>(() => DataFolderLock.Take(_folder["data"]));

        Assert.Contains("cannot be used", thrown.Message, StringComparison.Ordinal);
    }
}
