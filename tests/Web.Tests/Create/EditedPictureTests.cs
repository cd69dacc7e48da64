using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Testing;
using Studio.Web.Create;
using Studio.Web.Create.Composing;

namespace Studio.Web.Tests.Create;

public sealed class EditedPictureTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_whose_prompt_is_edited_gives_its_seed_to_that_turn_and_nothing_to_its_thread()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var made = await workspace.AddGenerationAsync(Ct);
        var image = Rows.Image(workspace.Owner.Id, studio.Time.UtcNow);
        await workspace.AddAsync(Ct, image);
        await workspace.WithAsync(context => context.Images.Where(i => i.Id == image.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.ThreadId, made.Thread.Id).SetProperty(i => i.TurnId, made.Turn.Id), Ct));
        await using var scope = workspace.Enter();
        var drafts = scope.ServiceProvider.GetRequiredService<Drafts>();
        await drafts.SaveSettingsAsync(made.Thread.Id, CreateStudio.Settings with { Steps = 9 }, upsampleBefore: null, Ct);
        await drafts.SaveSettingsAsync(threadId: null, CreateStudio.Settings with { Upsample = false }, upsampleBefore: null, Ct);

        var place = await scope.ServiceProvider.GetRequiredService<PictureActions>().EditAsync(image.Id, Ct);

        var draft = await drafts.ReadAsync(made.Thread.Id, Ct);
        Assert.Equal(image.Prompt, draft.PromptText);
        Assert.Equal(CreateStudio.Settings with { Steps = 9 }, draft.Settings);

        var actions = scope.ServiceProvider.GetRequiredService<CreateActions>();
        await actions.MakeAsync(place.TurnId!.Value, text: null, draft.Settings!, Ct);
        await actions.MakeAsync(place.TurnId.Value, text: null, draft.Settings!, Ct);
        await using var context = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<Studio.Data.StudioDbContext>>().CreateDbContextAsync(Ct);
        var seeds = (await context.Generations.AsNoTracking().Where(g => g.TurnId == place.TurnId).OrderBy(g => g.CreatedAt).ThenBy(g => g.Id).ToListAsync(Ct)).ConvertAll(g => g.Settings.Seed);
        Assert.Equal(2, seeds.Count);
        Assert.Single(seeds, seed => seed == image.Provenance.Seed);
    }
}
