using Studio.Jobs.Events;

namespace Studio.Jobs.Tests.Events;

public sealed class LiveWorkTests
{
    private readonly LiveWork _live = new(NoNodes.Previews);
    private readonly Guid _workspace = Guid.NewGuid();
    private readonly Guid _picture = Guid.NewGuid();

    [Fact]
    public void What_is_drawn_is_seen_in_its_workspace_only()
    {
        _live.SetPicture(_workspace, _picture, new PictureProgress(3, 12, 2, 4.5, PictureStage.Denoising), [1, 2, 3]);
        _live.SetText(_workspace, _picture, "A squirrel", waits: null);

        Assert.Equal([1, 2, 3], _live.PreviewPng(_workspace, _picture, out var version));
        Assert.Equal(2, version);
        Assert.Equal(3, _live.Progress(_workspace, _picture)!.Step);
        Assert.Null(_live.PreviewPng(Guid.NewGuid(), _picture, out _));
        Assert.Null(_live.Progress(Guid.NewGuid(), _picture));
        Assert.Null(_live.UpsamplingText(Guid.NewGuid(), _picture));
    }

    [Fact]
    public void The_memory_of_a_finished_picture_is_freed()
    {
        _live.SetPicture(_workspace, _picture, new PictureProgress(12, 12, 4, 0, PictureStage.Checking), [1]);

        _live.RemovePicture(_workspace, _picture);

        Assert.Null(_live.PreviewPng(_workspace, _picture, out var version));
        Assert.Equal(0, version);
    }
}
