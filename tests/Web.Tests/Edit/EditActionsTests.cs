using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Data.Storage;
using Studio.Data.Workspaces;
using Studio.Inference.Diffusion.Starts;
using Studio.Inference.Imaging;
using Studio.Jobs.Edits;
using Studio.Testing;
using Studio.Web.Create;
using Studio.Web.Edit;
using Studio.Web.Tests.Create;

namespace Studio.Web.Tests.Edit;

/// <summary>What the edit page does, on real databases, without slots: nothing is drawn.</summary>
public sealed class EditActionsTests
{
    private const int Side = 256;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_wish_about_a_picture_is_a_turn_that_starts_from_it_and_keeps_its_prompt(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var scope = workspace.Enter();
        var image = await PictureAsync(scope, workspace);

        var place = await scope.ServiceProvider.GetRequiredService<EditActions>().SayAsync(image.Id, " 王冠を赤くして ", CreateStudio.Settings, Ct);

        var turn = (await scope.ServiceProvider.GetRequiredService<CreateQueries>().TurnAsync(place.TurnId!.Value, Ct))!;
        Assert.Equal(("王冠を赤くして", "ja", image.Id), (turn.Wish, turn.Language, turn.ParentImageId));
        Assert.Equal(UpsamplingStatus.Queued, turn.Writing!.Status);
        Assert.Equal((PromptOrigin.Reused, image.Prompt), (Assert.Single(turn.Revisions).Origin, turn.Revisions[0].Text));
        Assert.Null(EditPrompt.Ready(turn));
        Assert.Null(EditPrompt.Failure(turn));
    }

    [Theory, EachDatabase]
    public async Task The_edits_of_a_picture_are_made_of_the_newest_prompt_with_its_mask_and_found_again(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var scope = workspace.Enter();
        var services = scope.ServiceProvider;
        var image = await PictureAsync(scope, workspace);
        var actions = services.GetRequiredService<EditActions>();
        var place = await actions.SayAsync(image.Id, "a red crown", CreateStudio.Settings with { Upsample = false }, Ct);
        var mask = await services.GetRequiredService<MaskStore>().SaveAsync(Mask(), Ct);
        var settings = CreateStudio.Settings with { Seed = 7, Edit = new EditSettings { Strength = 0.75, Mask = mask, Feather = 8 } };

        await actions.MakeAsync(image.Id, place.TurnId, settings, GenerationKind.Inpaint, Ct);

        var turn = Assert.Single(await services.GetRequiredService<EditQueries>().TurnsAsync(image.Id, Ct));
        var run = Assert.Single(turn.Generations);
        Assert.Equal((GenerationKind.Inpaint, image.Id, mask), (run.Kind, run.ParentImageId, run.Settings.Edit!.Mask));
        Assert.Equal("a red crown", turn.Revisions.Single(revision => revision.Id == run.RevisionId).Text);
        Assert.Equal([7L, 8, 9, 10], run.Pictures.Select(picture => picture.Seed));
    }

    [Theory, EachDatabase]
    public async Task Without_a_wish_a_picture_is_redrawn_from_its_own_prompt(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var scope = workspace.Enter();
        var image = await PictureAsync(scope, workspace);

        await scope.ServiceProvider.GetRequiredService<EditActions>().MakeAsync(
            image.Id, turnId: null, CreateStudio.Settings with { Seed = 7, Edit = new EditSettings { Strength = 0.55 } }, GenerationKind.Redraw, Ct);

        var turn = Assert.Single(await scope.ServiceProvider.GetRequiredService<EditQueries>().TurnsAsync(image.Id, Ct));
        Assert.Equal(image.Prompt, Assert.Single(turn.Revisions).Text);
        Assert.Equal(GenerationKind.Redraw, Assert.Single(turn.Generations).Kind);
    }

    [Fact]
    public async Task A_picture_of_another_workspace_is_not_there_and_its_edits_are_not_told()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, Configure);
        var theirs = await studio.AddWorkspaceAsync(Ct);
        var mine = await studio.AddWorkspaceAsync(Ct);
        await using var there = theirs.Enter();
        var image = await PictureAsync(there, theirs);
        await there.ServiceProvider.GetRequiredService<EditActions>().SayAsync(image.Id, "a red crown", CreateStudio.Settings, Ct);
        await using var scope = mine.Enter();
        var actions = scope.ServiceProvider.GetRequiredService<EditActions>();

        var said = await Assert.ThrowsAsync<StudioException>(() => actions.SayAsync(image.Id, "a red crown", CreateStudio.Settings, Ct));
        var made = await Assert.ThrowsAsync<StudioException>(() => actions.MakeAsync(image.Id, turnId: null, CreateStudio.Settings, GenerationKind.Redraw, Ct));

        Assert.Equal([RefusalKind.NotFound, RefusalKind.NotFound], new[] { said.Kind, made.Kind });
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<EditQueries>().TurnsAsync(image.Id, Ct));
        Assert.Null(await scope.ServiceProvider.GetRequiredService<EditProof>().OfAsync(image.Id, image.Id, Ct));
    }

    [Fact]
    public async Task Who_may_only_look_says_and_makes_nothing()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        Image image;
        await using (var owner = workspace.Enter())
        {
            image = await PictureAsync(owner, workspace);
        }

        await using var viewer = workspace.Enter(Role.Viewer);
        var actions = viewer.ServiceProvider.GetRequiredService<EditActions>();

        var said = await Assert.ThrowsAsync<StudioException>(() => actions.SayAsync(image.Id, "a red crown", CreateStudio.Settings, Ct));
        var made = await Assert.ThrowsAsync<StudioException>(() => actions.MakeAsync(image.Id, turnId: null, CreateStudio.Settings, GenerationKind.Redraw, Ct));

        Assert.Equal([RefusalKind.Forbidden, RefusalKind.Forbidden], new[] { said.Kind, made.Kind });
    }

    [Fact]
    public async Task Pixels_that_changed_outside_the_mask_are_counted()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var scope = workspace.Enter();
        var proof = scope.ServiceProvider.GetRequiredService<EditProof>();
        var mask = await scope.ServiceProvider.GetRequiredService<MaskStore>().SaveAsync(Mask(), Ct);
        var parent = await PictureAsync(scope, workspace);
        var inside = await PictureAsync(scope, workspace, mask, 10);
        var both = await PictureAsync(scope, workspace, mask, 10, (Side * Side) - 1, (Side * Side) - 2);

        Assert.Equal(0, (await proof.OfAsync(inside.Id, parent.Id, Ct))!.Outside);
        Assert.Equal(2, (await proof.OfAsync(both.Id, parent.Id, Ct))!.Outside);
        Assert.Null(await proof.OfAsync(parent.Id, parent.Id, Ct));
    }

    private static void Configure(IHostApplicationBuilder builder)
    {
        CreateStudio.Configure(builder);
        builder.Services.AddScoped<EditActions>();
        builder.Services.AddScoped<EditQueries>();
        builder.Services.AddScoped<EditProof>();
    }

    // The upper quarter is masked.
    private static PictureMask Mask()
    {
        var grey = new byte[Side * Side];
        grey.AsSpan(0, grey.Length / 4).Fill(byte.MaxValue);
        return new PictureMask(Side, Side, grey);
    }

    /// <summary>A grey picture with a file; some of its pixels are white.</summary>
    private static async Task<Image> PictureAsync(AsyncServiceScope scope, TestWorkspace workspace, string? mask = null, params int[] white)
    {
        var rgb = new byte[Side * Side * 3];
        Array.Fill(rgb, (byte)90);
        foreach (var pixel in white)
        {
            rgb.AsSpan(3 * pixel, 3).Fill(byte.MaxValue);
        }

        var blob = await scope.ServiceProvider.GetRequiredService<BlobStore>().WriteAsync(workspace.Id, PngWriter.Write(Side, Side, rgb, []), Ct);
        var row = Rows.Image(workspace.Owner.Id, DateTime.UnixEpoch, blobHash: blob, maskHash: mask);
        await workspace.AddAsync(Ct, row);
        await workspace.WithAsync(db => db.Images.Where(i => i.Id == row.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.Width, Side).SetProperty(i => i.Height, Side).SetProperty(i => i.PixelHash, PixelHash.Of(Side, Side, rgb)), Ct));
        return row;
    }
}
