using Studio.Data;
using Studio.Data.Databases;
using Studio.Testing;

namespace Studio.Web.Tests.Nodes;

public sealed class SharedFolderTests
{
    private const string Idle = "Slots:Pictures=0 Slots:Writers=0";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_node_whose_data_folder_is_not_the_shared_one_does_not_start()
    {
        await using var shared = await SharedStudio.CreateAsync(Token);
        await using (await shared.StartAsync(Idle, Token))
        {
        }

        using var own = new TemporaryFolder();
        var refusal = await Assert.ThrowsAsync<StudioException>(() => shared.StartAsync(own, Idle, Token));
        Assert.Contains($"The folder {own.Path} does not belong to this database", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Data:Folder", refusal.Message, StringComparison.Ordinal);

        // What the sentence says to do where the file alone was lost.
        File.Copy(shared.Folder[InstallationMark.FileName], own[InstallationMark.FileName]);
        Directory.CreateDirectory(own["blobs"]);
        File.Copy(shared.Folder[InstallationMark.FileName], own["blobs", InstallationMark.FileName]);
        await using var restored = await shared.StartAsync(own, Idle, Token);
    }

    [Fact]
    public async Task A_folder_of_another_studio_is_not_taken_for_this_ones()
    {
        await using var shared = await SharedStudio.CreateAsync(Token);
        await using (await shared.StartAsync(Idle, Token))
        {
        }

        await File.WriteAllTextAsync(shared.Folder["blobs", InstallationMark.FileName], Guid.NewGuid().ToString(), Token);

        var refusal = await Assert.ThrowsAsync<StudioException>(() => shared.StartAsync(Idle, Token));
        Assert.Contains("belongs to another database", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(shared.Folder["blobs"], refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_start_that_broke_off_after_the_mark_goes_on_with_it()
    {
        await using var shared = await SharedStudio.CreateAsync(Token);
        var id = Guid.NewGuid().ToString();
        await File.WriteAllTextAsync(shared.Folder[InstallationMark.FileName], id, Token);

        await using var node = await shared.StartAsync(Idle, Token);

        Assert.Equal(id, await File.ReadAllTextAsync(shared.Folder["blobs", InstallationMark.FileName], Token));
    }
}
