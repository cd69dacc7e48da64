using Studio.Data.Storage;
using Studio.Testing;

namespace Studio.Data.Tests.Storage;

public sealed class BlobStoreTests : IDisposable
{
    private static readonly byte[] Bytes = [1, 2, 3, 4];
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _time = new();
    private readonly Guid _workspace = Guid.CreateVersion7();
    private readonly BlobStore _blobs;

    public BlobStoreTests() => _blobs = new BlobStore(new StorageOptions { Folder = _folder["blobs"] }, _time);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_written_is_read_under_its_sha256()
    {
        var token = TestContext.Current.CancellationToken;
        var hash = await _blobs.WriteAsync(_workspace, Bytes, token);

        // echo -ne '\x01\x02\x03\x04' | sha256sum
        Assert.Equal("9f64a747e1b97f131fabb6b447296c9b6f0201e79fb3c5356e6c77e89b6a806a", hash);
        await using var stream = _blobs.OpenRead(_workspace, hash);
        using var read = new MemoryStream();
        await stream.CopyToAsync(read, token);
        Assert.Equal(Bytes, read.ToArray());
        Assert.True(File.Exists(_folder["blobs", _workspace.ToString(), hash[..2], hash]));
    }

    [Fact]
    public async Task Another_workspace_does_not_have_it()
    {
        var hash = await _blobs.WriteAsync(_workspace, Bytes, TestContext.Current.CancellationToken);

        Assert.False(_blobs.Exists(Guid.CreateVersion7(), hash));
    }

    [Fact]
    public async Task Many_writers_of_the_same_bytes_leave_one_file_and_nothing_else()
    {
        var token = TestContext.Current.CancellationToken;
        var bytes = new byte[200_000];

        var hashes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => _blobs.WriteAsync(_workspace, bytes, token), token)));

        Assert.Single(hashes.Distinct());
        Assert.Single(Directory.GetFiles(_folder["blobs"], "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_damaged_file_is_written_again()
    {
        var token = TestContext.Current.CancellationToken;
        var hash = await _blobs.WriteAsync(_workspace, Bytes, token);
        var file = _folder["blobs", _workspace.ToString(), hash[..2], hash];
        await File.WriteAllBytesAsync(file, Bytes.AsMemory(0, 2), token);

        await _blobs.WriteAsync(_workspace, Bytes, token);

        Assert.Equal(Bytes, await File.ReadAllBytesAsync(file, token));
    }

    [Fact]
    public async Task A_cancelled_write_leaves_no_file()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _blobs.WriteAsync(_workspace, Bytes, cancelled.Token));

        Assert.Empty(Directory.GetFiles(_folder["blobs"], "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_missing_blob_is_a_sentence()
    {
        var thrown = Assert.Throws<StudioException>(() => _blobs.OpenRead(_workspace, new string('a', 64)));

        Assert.Equal(RefusalKind.NotFound, thrown.Kind);
        Assert.Contains("missing", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../../../etc/passwd")]
    [InlineData("ABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCD")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/..")]
    public void Nothing_but_a_hash_becomes_a_path(string hash)
    {
        Assert.Throws<StudioException>(() => _blobs.OpenRead(_workspace, hash));
        Assert.Throws<StudioException>(() => _blobs.Exists(_workspace, hash));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_a_sentence()
    {
        var token = TestContext.Current.CancellationToken;
        await File.WriteAllTextAsync(_folder["blobs"], "a file where the folder should be", token);

        var thrown = await Assert.ThrowsAsync<StudioException>(() => _blobs.WriteAsync(_workspace, Bytes, token));

        Assert.Equal(RefusalKind.Unavailable, thrown.Kind);
        Assert.Contains(_folder["blobs"], thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_a_sentence()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has /dev/full.");
        await using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        var noSpace = Assert.Throws<IOException>(() => full.Write(Bytes));

        var refusal = StorageFailure.Of(noSpace, "/somewhere/blobs");

        Assert.Equal(RefusalKind.Unavailable, refusal.Kind);
        Assert.Contains("The disk that holds /somewhere/blobs is full", refusal.Message, StringComparison.Ordinal);
    }
}
