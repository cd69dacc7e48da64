using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Storage;
using Studio.Inference.Diffusion.Starts;
using Studio.Inference.Imaging;
using Studio.Testing;

namespace Studio.Jobs.Tests.Edits;

/// <summary>What cannot become a picture is said when it is asked for, not when its turn comes.</summary>
public sealed class EditQueueTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_mask_must_fit_its_picture_and_cover_something(DatabaseKind kind)
    {
        await using var node = await EditNode.StartAsync(kind, Ct, running: false);

        Assert.Equal(
            "The mask has 100x256 pixels and the picture 256x256. A mask must be as large as its picture.",
            await RefusalAsync(node, new EditSettings { Strength = 1, Mask = await node.SaveMaskAsync(EditNode.Mask(100, 256), Ct) }));
        Assert.Equal(
            "Nothing is masked, so nothing would change.",
            await RefusalAsync(node, new EditSettings { Strength = 1, Mask = await node.SaveMaskAsync(new PictureMask(256, 256, new byte[256 * 256]), Ct) }));
        Assert.Equal(
            "The mask of this edit is no longer there. Paint it again.",
            await RefusalAsync(node, new EditSettings { Strength = 1, Mask = Rows.Hash("nothing") }));
        Assert.Equal(0, await node.Workspace.WithAsync(db => db.Generations.CountAsync(Ct)));
    }

    [Fact]
    public async Task A_masked_picture_of_another_size_is_drawn_enlarged_or_not_at_all()
    {
        await using var node = await EditNode.StartAsync(DatabaseKind.Sqlite, Ct, running: false);
        var large = await EditNode.AddPictureAsync(node.Studio, node.Workspace, 300, 200, Ct);
        var edit = new EditSettings { Strength = 1, Mask = await node.SaveMaskAsync(EditNode.Mask(300, 200), Ct) };

        Assert.StartsWith("The picture has 300x200 pixels and 256x256 would be drawn.", await RefusalAsync(node, edit, large.Id), StringComparison.Ordinal);
        await node.EnqueueAsync(EditNode.Settings(edit with { Window = EditWindow.MaskEnlarged }), GenerationKind.Inpaint, Ct, large.Id);
    }

    [Theory, EachDatabase]
    public async Task Pixels_and_masks_of_another_workspace_are_not_there(DatabaseKind kind)
    {
        await using var node = await EditNode.StartAsync(kind, Ct, running: false);
        var other = await node.Studio.AddWorkspaceAsync(Ct);
        var foreign = await EditNode.AddPictureAsync(node.Studio, other, 64, 64, Ct);
        var mask = await node.Studio.Services.GetRequiredService<BlobStore>().WriteAsync(other.Id, MaskPng.Write(EditNode.Mask(256, 256)), Ct);

        Assert.Equal(
            "The picture that this edit begins with is no longer there, so it cannot be made.",
            await RefusalAsync(node, new EditSettings { Strength = 1, Picture = foreign.PixelHash }, kind: GenerationKind.Redraw));
        Assert.Equal("The mask of this edit is no longer there. Paint it again.", await RefusalAsync(node, new EditSettings { Strength = 1, Mask = mask }));
        Assert.Equal("The picture this should come of is no longer there.", await RefusalAsync(node, new EditSettings { Strength = 1 }, foreign.Id, GenerationKind.Redraw));
    }

    [Fact]
    public async Task The_picture_is_written_down_by_its_pixels_and_one_that_is_named_is_kept()
    {
        await using var node = await EditNode.StartAsync(DatabaseKind.Sqlite, Ct, running: false);
        var other = await EditNode.AddPictureAsync(node.Studio, node.Workspace, 300, 200, Ct);
        var settings = EditNode.Settings(new EditSettings { Strength = 0.5 });

        await node.EnqueueAsync(settings, GenerationKind.Redraw, Ct);
        await node.EnqueueAsync(settings with { Edit = settings.Edit! with { Picture = node.Source.PixelHash } }, GenerationKind.Variation, Ct, other.Id);

        var kept = await node.Workspace.WithAsync(db => db.Generations.AsNoTracking().Select(g => g.Settings).ToListAsync(Ct));
        Assert.All(kept, s => Assert.Equal(node.Source.PixelHash, s.Edit!.Picture));
    }

    [Fact]
    public async Task Weights_that_cannot_be_read_are_refused_with_the_prompt()
    {
        await using var node = await EditNode.StartAsync(DatabaseKind.Sqlite, Ct, running: false);
        var (turn, _) = await JobsRows.AddTurnAsync(node.Workspace, node.Studio.Time.UtcNow, Ct);
        var revision = Rows.Revision(turn, ordinal: 1, text: "a (fox:1.2.3) in the snow");
        await node.Workspace.AddAsync(Ct, revision);
        var settings = JobsRows.Settings() with { Syntax = PromptSyntax.Weighted };

        var refusal = await Record.ExceptionAsync(() => Nodes.Work.EnqueueAsync(node.Workspace, new NewGeneration(turn.Id, revision.Id, settings, GenerationKind.Create, null, null), Ct));

        Assert.StartsWith("The prompt cannot be read with weights:", Assert.IsType<StudioException>(refusal).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_that_does_not_fit_its_settings_is_refused_before_anything_is_kept()
    {
        await using var node = await EditNode.StartAsync(DatabaseKind.Sqlite, Ct, running: false);
        var mask = await node.SaveMaskAsync(EditNode.Mask(256, 256), Ct);

        Assert.StartsWith("Enlarging draws over the whole picture", await RefusalAsync(node, new EditSettings { Strength = 1, Mask = mask }, kind: GenerationKind.Upscale), StringComparison.Ordinal);
        Assert.Equal(
            "The picture has 256x256 pixels already, so 256x256 would not enlarge it. Choose a larger size.",
            await RefusalAsync(node, new EditSettings { Strength = 1 }, kind: GenerationKind.Upscale));
        Assert.StartsWith("Nothing is masked.", await RefusalAsync(node, new EditSettings { Strength = 1 }), StringComparison.Ordinal);
        Assert.Equal(0, await node.Workspace.WithAsync(db => db.Generations.CountAsync(Ct)));
    }

    private static async Task<string> RefusalAsync(EditNode node, EditSettings edit, Guid? parent = null, GenerationKind kind = GenerationKind.Inpaint) =>
        (await Assert.ThrowsAsync<StudioException>(() => node.EnqueueAsync(EditNode.Settings(edit), kind, Ct, parent))).Message;
}
