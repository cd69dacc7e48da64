using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Studio.Data.Generations;
using Studio.Data.Models;
using Studio.Inference.Models;
using Studio.Jobs.Models;
using Studio.Testing;
using Studio.Web.Edit;
using Studio.Web.Images;
using Studio.Web.Tests.Create;

namespace Studio.Web.Tests.Edit;

/// <summary>What is chosen for an edit: kept for each person, picture and thing that is done; and what it takes, by real models.</summary>
public sealed class EditDeskTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_was_chosen_is_there_after_a_reload_for_that_picture_and_mode_only(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, builder => Configure(builder));
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var (image, other) = (await PictureAsync(workspace), await PictureAsync(workspace));
        await using (var scope = workspace.Enter())
        {
            var desk = await OpenAsync(scope, image, EditMode.Redraw);
            await desk.ChangeAsync(desk.Form with { Strength = 0.3, Count = 2, Seed = -1, Upsample = false }, Ct);
            await desk.ChangeAsync(desk.Form with { Strength = 0.35 }, Ct);
        }

        await using var later = workspace.Enter();
        var form = (await OpenAsync(later, image, EditMode.Redraw)).Form;
        Assert.Equal((0.35, 2, -1, false), (form.Strength, form.Count, form.Seed, form.Upsample));
        Assert.Equal(0.75, (await OpenAsync(later, image, EditMode.Part)).Form.Strength);
        Assert.Equal(0.55, (await OpenAsync(later, other, EditMode.Redraw)).Form.Strength);
    }

    [Fact]
    public async Task What_was_chosen_since_counts_more_than_what_was_asked_for_last()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, builder => Configure(builder));
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var image = await PictureAsync(workspace);
        await using var scope = workspace.Enter();
        var desk = scope.ServiceProvider.GetRequiredService<EditDesk>();
        var asked = CreateStudio.Settings with { Count = 3, Seed = 9, Edit = new EditSettings { Strength = 0.9 } };

        await desk.OpenAsync(image, EditMode.Redraw, asked, Ct);
        Assert.Equal((0.9, 3), (desk.Form.Strength, desk.Form.Count));
        await desk.ChangeAsync(desk.Form with { Strength = double.NaN }, Ct);
        Assert.NotNull(desk.Problem("Edit.Strength"));
        await desk.OpenAsync(image, EditMode.Redraw, asked, Ct);
        Assert.Equal(0.9, desk.Form.Strength);

        await desk.ChangeAsync(desk.Form with { Strength = 0.2 }, Ct);
        await desk.OpenAsync(image, EditMode.Redraw, asked, Ct);
        Assert.Equal((0.2, 3, 9), (desk.Form.Strength, desk.Form.Count, desk.Form.Seed));
    }

    [Fact]
    public async Task Enlarging_tells_tiles_memory_and_time_of_the_size_and_the_next()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, builder => Configure(builder, Goldens.Folder("pipelines")));
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var image = await PictureAsync(workspace);
        await using var scope = workspace.Enter();
        var desk = await OpenAsync(scope, image, EditMode.Enlarge);
        var model = desk.Model!.Model;
        await desk.ChangeAsync(desk.Form with { Size = desk.Sizes[0] }, Ct);

        Assert.Equal(desk.Sizes[0], desk.Chosen!.Size);
        Assert.Equal(desk.Sizes[1], desk.Larger!.Size);
        Assert.Equal("in one piece", desk.Chosen.Decoding);
        Assert.Equal("measured with the first one", desk.Chosen.Takes);
        Assert.StartsWith("about ", desk.Chosen.Memory, StringComparison.Ordinal);
        Assert.True(desk.Larger.Need.Bytes > desk.Chosen.Need.Bytes);

        await workspace.WithAsync(async db =>
        {
            db.ModelCosts.Add(new ModelCost { ModelHash = model.Hash, Width = image.Width, Height = image.Height, StepMilliseconds = 1_000, DecodeMilliseconds = 500, Samples = 1 });
            return await db.SaveChangesAsync(Ct);
        });
        await desk.ChangeAsync(desk.Form, Ct);
        var pixels = (double)desk.Chosen.Size.Width * desk.Chosen.Size.Height / (image.Width * image.Height);
        // Steps that are really run, encoding and decoding, by the number of pixels.
        Assert.Equal(pixels * ((1_000 * desk.Form.StepsTaken) + 1_000), desk.Chosen.Time!.Value.TotalMilliseconds, tolerance: 1);
        Assert.Contains(" and about ", desk.Larger.InOneLine, StringComparison.Ordinal);
        Assert.Equal(desk.Chosen.Takes, desk.Estimate);
    }

    [Fact]
    public async Task What_can_never_fit_into_the_memory_is_said_before_it_is_asked_for()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, builder => Configure(builder, Goldens.Folder("pipelines"), ("Slots:ModelMegabytes", "60")));
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var image = await PictureAsync(workspace);
        await using var scope = workspace.Enter();
        var desk = await OpenAsync(scope, image, EditMode.Enlarge);
        await desk.ChangeAsync(desk.Form with { Size = desk.Sizes[^1] }, Ct);

        Assert.Contains("this server gives models 60 MB", desk.Need!.Refusal, StringComparison.Ordinal);
    }

    private static async Task<EditDesk> OpenAsync(AsyncServiceScope scope, ImageView image, EditMode mode)
    {
        var desk = scope.ServiceProvider.GetRequiredService<EditDesk>();
        await desk.OpenAsync(image, mode, last: null, Ct);
        return desk;
    }

    private static async Task<ImageView> PictureAsync(TestWorkspace workspace)
    {
        var row = Rows.Image(workspace.Owner.Id, DateTime.UnixEpoch);
        await workspace.AddAsync(Ct, row);
        await using var scope = workspace.Enter();
        var models = scope.ServiceProvider.GetRequiredService<ModelCatalog>();
        var size = models.Find(null).Defaults;
        var licensed = await workspace.WithAsync(db => db.ModelLicences.AnyAsync(Ct));
        var accepted = models.Diffusion.Select(ModelSubject.Of).Where(model => !licensed && !model.IsShipped)
            .Select(model => new ModelLicence { Model = model.Key, Licence = model.Licence, AcceptedById = workspace.Owner.Id, AcceptedAt = DateTime.UnixEpoch });
        await workspace.AddAsync(Ct, [.. accepted]);
        return (await scope.ServiceProvider.GetRequiredService<ImageQueries>().FindAsync(row.Id, Ct))! with { Width = size.Width, Height = size.Height };
    }

    private static void Configure(IHostApplicationBuilder builder, string? models = null, params (string Key, string Value)[] more)
    {
        CreateStudio.Configure(builder);
        builder.Configuration.AddInMemoryCollection([.. more.Append(("Models:Folders:0", models ?? Repository.Models)).Select(pair => new KeyValuePair<string, string?>(pair.Item1, pair.Item2))]);
        builder.Services.AddScoped<EditDrafts>();
        builder.Services.AddSingleton<MissingFiles>();
        builder.Services.AddScoped<ImageQueries>();
        builder.Services.AddTransient<EditDesk>();
    }
}
