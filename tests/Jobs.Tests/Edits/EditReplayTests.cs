using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Generations;
using Studio.Data.Models;
using Studio.Jobs.Replays;
using Studio.Jobs.Tests.Nodes;
using Studio.Testing;

namespace Studio.Jobs.Tests.Edits;

/// <summary>Run again is the same picture byte for byte, whatever it was made of.</summary>
public sealed class EditReplayTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, GenerationKind, GenerationSettings> Ways => new()
    {
        { "a part", GenerationKind.Inpaint, EditNode.Settings(new EditSettings { Strength = 0.8, Feather = 5, Mask = "mask" }) },
        { "a part, enlarged", GenerationKind.Inpaint, EditNode.Settings(new EditSettings { Strength = 1, Mask = "mask", Window = EditWindow.MaskEnlarged }) },
        { "all of it", GenerationKind.Redraw, EditNode.Settings(new EditSettings { Strength = 0.5 }) with { Sampler = "Euler a" } },
        { "a subtle variation", GenerationKind.SubtleVariation, JobsRows.Settings() with { Variation = new VariationSettings(Seed: 77, Amount: 0.2) } },
        { "two passes", GenerationKind.Create, JobsRows.Settings() with { SecondPass = new SecondPassSettings { Width = 256, Height = 256, Strength = 0.5, Steps = 6 } } },
        { "two passes over pixels", GenerationKind.Create, JobsRows.Settings() with { SecondPass = new SecondPassSettings { Width = 256, Height = 256, Strength = 0.5, By = EnlargeBy.Pixels } } },
        { "weights", GenerationKind.Create, JobsRows.Settings() with { Syntax = PromptSyntax.Weighted, Negative = "(blurry:1.3)" } },
        { "a long prompt", GenerationKind.Create, JobsRows.Settings() with { Syntax = PromptSyntax.Long, Negative = string.Join(' ', Enumerable.Repeat("blurry and grey", 40)) } },
        { "tiles", GenerationKind.Create, JobsRows.Settings() with { TileSize = 128 } },
    };

    [Theory]
    [MemberData(nameof(Ways), DisableDiscoveryEnumeration = true)]
    public async Task Run_again_gives_the_same_bytes(string way, GenerationKind kind, GenerationSettings settings)
    {
        await using var node = await EditNode.StartAsync(DatabaseKind.Sqlite, Ct);
        var source = await node.DrawAsync(await MaskedAsync(node, settings), kind, Ct);

        var report = await ReplayAsync(node, source);

        Assert.NotEmpty(way);
        Assert.True(report.SameBytes, report.Sentence);
        Assert.Empty(report.Differences);
    }

    [Fact]
    public async Task A_model_with_layers_to_skip_and_room_to_enlarge_is_run_again_with_the_same_bytes()
    {
        await using var node = await EditNode.StartAsync(DatabaseKind.Sqlite, Ct, models: Goldens.Folder("pipelines"));
        await node.Workspace.AddAsync(Ct, new ModelLicence { Model = "tiny-sdxl", Licence = "", AcceptedById = node.Workspace.Owner.Id, AcceptedAt = node.Studio.Time.UtcNow });
        var settings = JobsRows.Settings() with
        {
            Model = "tiny-sdxl",
            Width = 64,
            Height = 64,
            ClipSkip = 1,
            Syntax = PromptSyntax.Weighted,
            SecondPass = new SecondPassSettings { Width = 128, Height = 96, Strength = 0.5, By = EnlargeBy.Pixels },
            TileSize = 64,
        };
        var plain = await node.DrawAsync(settings with { ClipSkip = 0 }, GenerationKind.Create, Ct);

        var source = await node.DrawAsync(settings, GenerationKind.Create, Ct);

        Assert.Equal((128, 96, 64), (source.Width, source.Height, source.Provenance.Fingerprint!.TileSize));
        Assert.NotEqual(plain.PixelHash, source.PixelHash);
        var report = await ReplayAsync(node, source);
        Assert.True(report.SameBytes, report.Sentence);
        var parameters = (await node.ReadAsync(source, Ct)).Texts.Single(t => t.Keyword == "parameters").Text;
        Assert.Contains("Size: 64x64,", parameters, StringComparison.Ordinal);
        Assert.Contains("Denoising strength: 0.5, Clip skip: 2, Hires resize: 128x96, Hires steps: 4, Hires upscaler: Pixels", parameters, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replay_of_a_replay_still_begins_with_the_first_picture()
    {
        await using var node = await EditNode.StartAsync(DatabaseKind.Sqlite, Ct);
        var edited = await node.DrawAsync(EditNode.Settings(new EditSettings { Strength = 0.5 }), GenerationKind.Redraw, Ct);
        var replay = await ReplayAsync(node, edited);
        var again = await ReplayAsync(node, await ImageAsync(node, replay.ReplayImageId));

        Assert.True(again.SameBytes, again.Sentence);
        Assert.Equal(node.Source.PixelHash, (await ImageAsync(node, again.ReplayImageId)).Provenance.Settings!.Edit!.Picture);
    }

    [Fact]
    public async Task Each_picture_of_a_subtle_variation_is_another_and_is_made_again_as_itself()
    {
        await using var node = await EditNode.StartAsync(DatabaseKind.Sqlite, Ct);
        var settings = JobsRows.Settings(count: 3) with { Variation = new VariationSettings(Seed: uint.MaxValue, Amount: 0.3) };
        var first = await node.EnqueueAsync(settings, GenerationKind.SubtleVariation, Ct);
        var pictures = await node.Workspace.WithAsync(db => db.Pictures.AsNoTracking().Where(p => p.GenerationId == first.GenerationId).OrderBy(p => p.Ordinal).ToListAsync(Ct));
        var ends = new List<Image>();
        foreach (var picture in pictures)
        {
            ends.Add(await ImageAsync(node, (await node.Watcher.ForEndAsync(picture.Id, Ct)).ImageId!.Value));
        }

        Assert.Equal(3, ends.Select(i => i.PixelHash).Distinct().Count());
        Assert.All(ends, i => Assert.Equal(42, i.Provenance.Seed));
        Assert.Equal([uint.MaxValue, 0, 1], ends.Select(i => i.Provenance.VariationSeed!.Value));
        var report = await ReplayAsync(node, ends[2]);
        Assert.True(report.SameBytes, report.Sentence);
    }

    [Fact]
    public async Task A_mask_or_a_picture_that_is_gone_is_said_in_a_sentence()
    {
        await using var node = await EditNode.StartAsync(DatabaseKind.Sqlite, Ct);
        var edited = await node.DrawAsync(await MaskedAsync(node, EditNode.Settings(new EditSettings { Strength = 0.8, Mask = "mask" })), GenerationKind.Inpaint, Ct);
        File.Delete(BlobPath(node, edited.MaskHash!));
        Assert.Equal(
            "The mask of this edit is no longer there. Paint it again.",
            (await Assert.ThrowsAsync<StudioException>(() => ReplayAsync(node, edited))).Message);

        File.Delete(BlobPath(node, node.Source.BlobHash));
        Assert.Equal(
            "The picture that this edit begins with is no longer there, so it cannot be made.",
            (await Assert.ThrowsAsync<StudioException>(() => ReplayAsync(node, edited))).Message);
    }

    [Fact]
    public async Task A_picture_that_goes_while_its_edit_waits_fails_that_edit_with_a_sentence()
    {
        await using var node = await EditNode.StartAsync(DatabaseKind.Sqlite, Ct, running: false);
        var queued = await node.EnqueueAsync(EditNode.Settings(new EditSettings { Strength = 0.5 }), GenerationKind.Redraw, Ct);
        File.Delete(BlobPath(node, node.Source.BlobHash));

        await node.RunAsync(Ct);

        Assert.Equal(PictureStatus.Failed, (await node.Watcher.ForEndAsync(queued.Id, Ct)).Status);
        Assert.Equal(
            "The picture that this edit begins with is no longer there, so it cannot be made.",
            (await Work.PictureAsync(node.Workspace, queued.Id, Ct)).FailureReason);
    }

    /// <summary>"mask" stands for one that the node keeps.</summary>
    private static async Task<GenerationSettings> MaskedAsync(EditNode node, GenerationSettings settings) =>
        settings.Edit is { Mask: not null } edit
            ? settings with { Edit = edit with { Mask = await node.SaveMaskAsync(EditNode.Mask(256, 256), Ct) } }
            : settings;

    private static async Task<ReplayReport> ReplayAsync(EditNode node, Image source)
    {
        var replay = await node.DrawAsync(ReplaySettings.Of(source.Provenance)!, GenerationKind.Replay, Ct, source.Id);
        await using var scope = node.Workspace.Enter();
        var report = await scope.ServiceProvider.GetRequiredService<ReplayReports>().OfAsync(replay.Id, Ct);
        Assert.NotNull(report);
        return report;
    }

    private static Task<Image> ImageAsync(EditNode node, Guid id) => node.Workspace.WithAsync(db => db.Images.AsNoTracking().SingleAsync(i => i.Id == id, Ct));

    private static string BlobPath(EditNode node, string hash) => Path.Combine(node.Studio.Folder, "blobs", node.Workspace.Id.ToString(), hash[..2], hash);
}
