using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Studio.Data.Gallery;
using Studio.Data.Generations;
using Studio.Inference.Diffusion.Starts;
using Studio.Jobs.Events;
using Studio.Jobs.Tests.Nodes;
using Studio.Testing;

namespace Studio.Jobs.Tests.Edits;

/// <summary>The embedded model, real slot processes, a real database: pictures that begin with a picture.</summary>
public sealed class EditEndToEndTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_masked_part_is_drawn_anew_and_not_one_pixel_beside_it(DatabaseKind kind)
    {
        await using var node = await EditNode.StartAsync(kind, Ct);
        var mask = EditNode.Mask(256, 256);
        var hash = await node.SaveMaskAsync(mask, Ct);

        var edited = await node.DrawAsync(EditNode.Settings(new EditSettings { Strength = 0.75, Mask = hash, Feather = 8 }), GenerationKind.Inpaint, Ct);

        await AssertKeptAsync(node, node.Source, edited, mask);
        Assert.Equal((hash, node.Source.PixelHash), (edited.MaskHash, edited.Provenance.Settings!.Edit!.Picture));
        Assert.Equal(new ParentProvenance(node.Source.PixelHash, ImageLinkKind.Inpaint), edited.Provenance.Parent);
        var link = await node.Workspace.WithAsync(db => db.ImageLinks.AsNoTracking().SingleAsync(Ct));
        Assert.Equal((edited.Id, node.Source.Id, ImageLinkKind.Inpaint), (link.ChildId, link.ParentId, link.Kind));
        var parameters = (await node.ReadAsync(edited, Ct)).Texts.Single(t => t.Keyword == "parameters").Text;
        Assert.Contains("Denoising strength: 0.75, Mask blur: 8, Version", parameters, StringComparison.Ordinal);

        // Of 4 steps a strength of 0.75 runs 3: that is what people are told, and what the forecast learns from.
        Assert.All(node.Watcher.Heard.OfType<ProgressEvent>(), e => Assert.Equal(3, e.Progress.Steps));
    }

    [Fact]
    public async Task A_mask_enlarged_changes_a_part_of_a_picture_that_the_model_cannot_draw()
    {
        await using var node = await EditNode.StartAsync(DatabaseKind.Sqlite, Ct);
        var large = await EditNode.AddPictureAsync(node.Studio, node.Workspace, 700, 431, Ct);
        var mask = EditNode.Mask(700, 431);
        var edit = new EditSettings { Strength = 1, Mask = await node.SaveMaskAsync(mask, Ct), Window = EditWindow.MaskEnlarged };

        var edited = await node.DrawAsync(EditNode.Settings(edit), GenerationKind.Inpaint, Ct, large.Id);

        Assert.Equal((700, 431), (edited.Width, edited.Height));
        await AssertKeptAsync(node, large, edited, mask);
        Assert.Equal([(256, 256)], await node.Workspace.WithAsync(async db => (await db.ModelCosts.ToListAsync(Ct)).Select(c => (c.Width, c.Height))));
    }

    [Fact]
    public async Task A_whole_picture_of_another_size_is_drawn_over()
    {
        await using var node = await EditNode.StartAsync(DatabaseKind.Sqlite, Ct);
        var wide = await EditNode.AddPictureAsync(node.Studio, node.Workspace, 400, 100, Ct);

        var redrawn = await node.DrawAsync(EditNode.Settings(new EditSettings { Strength = 0.5 }), GenerationKind.Redraw, Ct, wide.Id);

        Assert.Equal((256, 256, null), (redrawn.Width, redrawn.Height, redrawn.MaskHash));
        Assert.Equal(ImageLinkKind.Redraw, redrawn.Provenance.Parent!.Kind);

        // The green of the source runs from top to bottom, and half the strength keeps the light of it.
        var pixels = await node.ReadAsync(redrawn, Ct);
        double Mean(int from, int to) => Enumerable.Range(from * 256, (to - from) * 256).Average(i => (double)pixels.Rgb[(3 * i) + 1]);
        Assert.True(Mean(0, 40) < Mean(216, 256));
    }

    [Fact]
    public async Task A_slot_ended_with_kill_9_in_mid_edit_costs_one_attempt()
    {
        await using var node = await EditNode.StartAsync(DatabaseKind.Sqlite, Ct);
        var mask = EditNode.Mask(256, 256);
        var settings = EditNode.Settings(new EditSettings { Strength = 0.9, Mask = await node.SaveMaskAsync(mask, Ct) }) with { Steps = 100 };
        var queued = await node.EnqueueAsync(settings, GenerationKind.Inpaint, Ct);
        await node.Watcher.ForAsync<ProgressEvent>(e => e.Progress.Step is > 3 and < 80, Ct);

        Process.GetProcessById(Work.PictureSlot(node.Studio).ProcessId!.Value).Kill();

        var end = await node.Watcher.ForEndAsync(queued.Id, Ct);
        Assert.Equal((PictureStatus.Succeeded, 2), (end.Status, (await Work.PictureAsync(node.Workspace, queued.Id, Ct)).Attempt));
        var edited = await node.Workspace.WithAsync(db => db.Images.AsNoTracking().SingleAsync(i => i.Id == end.ImageId, Ct));
        await AssertKeptAsync(node, node.Source, edited, mask);
    }

    private static async Task AssertKeptAsync(EditNode node, Image source, Image edited, PictureMask mask)
    {
        var (before, after) = ((await node.ReadAsync(source, Ct)).Rgb, (await node.ReadAsync(edited, Ct)).Rgb);
        Assert.Equal(before.Length, after.Length);
        bool Same(int pixel) => before.AsSpan(3 * pixel, 3).SequenceEqual(after.AsSpan(3 * pixel, 3));
        Assert.DoesNotContain(Enumerable.Range(0, mask.Grey.Length), pixel => !mask.IsRepainted(pixel) && !Same(pixel));
        Assert.Contains(Enumerable.Range(0, mask.Grey.Length), pixel => mask.IsRepainted(pixel) && !Same(pixel));
    }
}
