using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Models;
using Studio.Data.Quotas;
using Studio.Data.Workspaces;
using Studio.Inference.Models;
using Studio.Jobs.Models;
using Studio.Testing;
using Studio.Web.Create;
using Studio.Web.Create.Composing;

namespace Studio.Web.Tests.Create;

/// <summary>A wish that is refused leaves nothing half made: it is still in the composer, and only there.</summary>
public sealed class UnsentTurnTests
{
    private static readonly GenerationSettings AsItIs = CreateStudio.Settings with { Upsample = false };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_first_wish_over_a_limit_starts_no_thread(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await workspace.AddAsync(Ct, new QuotaLimit { Subject = QuotaSubject.Owner, PicturesADay = 3 });
        await using var scope = workspace.Enter();

        await Assert.ThrowsAsync<QuotaExceeded>(() => SendAsync(scope, "a red fox", AsItIs));

        Assert.Equal((0, 0, 0), await CountAsync(workspace));
        var sent = await SendAsync(scope, "a red fox", AsItIs with { Count = 3 });
        Assert.Equal((1, 1, 1), await CountAsync(workspace));
        Assert.NotNull(sent.TurnId);
    }

    [Theory, EachDatabase]
    public async Task A_follow_up_over_a_limit_leaves_its_thread_as_it_was(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await workspace.AddAsync(Ct, new QuotaLimit { Subject = QuotaSubject.Owner, PicturesADay = 4 });
        await using var scope = workspace.Enter();
        var first = await SendAsync(scope, "a red fox", AsItIs);
        var before = await workspace.WithAsync(db => db.Threads.AsNoTracking().SingleAsync(Ct));
        studio.Time.Advance(TimeSpan.FromMinutes(5));

        await Assert.ThrowsAsync<QuotaExceeded>(() => SendAsync(scope, "a blue fox", AsItIs, first.ThreadId));

        Assert.Equal((1, 1, 1), await CountAsync(workspace));
        Assert.Equal(before.UpdatedAt, (await workspace.WithAsync(db => db.Threads.AsNoTracking().SingleAsync(Ct))).UpdatedAt);
    }

    [Fact]
    public async Task A_model_that_the_role_may_not_use_leaves_nothing()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var creator = await workspace.AddMemberAsync("creator", Role.Creator, Ct);
        await workspace.AddAsync(Ct, new ModelUse { Model = KeyOfMini(studio), ForCreators = false });
        await using var scope = workspace.Enter(Role.Creator, creator.Id);

        var refusal = await Assert.ThrowsAsync<StudioException>(() => SendAsync(scope, "a red fox", AsItIs));

        Assert.Contains("Your role may not use Studio Mini", refusal.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0), await CountAsync(workspace));
    }

    [Fact]
    public async Task A_wish_that_waits_for_the_language_model_is_sent_whatever_the_limit_of_pictures()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await workspace.AddAsync(Ct, new QuotaLimit { Subject = QuotaSubject.Owner, PicturesADay = 0 });
        await using var scope = workspace.Enter();

        await SendAsync(scope, "a red fox", CreateStudio.Settings);

        Assert.Equal((1, 1, 0), await CountAsync(workspace));
    }

    [Fact]
    public async Task More_of_somebody_elses_picture_that_is_refused_starts_no_thread_of_ones_own()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var made = await workspace.AddGenerationAsync(Ct);
        var image = Rows.Image(workspace.Owner.Id, studio.Time.UtcNow, pictureId: made.Pictures[0].Id, threadId: made.Thread.Id);
        await workspace.AddAsync(Ct, image);
        var creator = await workspace.AddMemberAsync("creator", Role.Creator, Ct);
        // Of a size that no model here draws.
        await using var scope = workspace.Enter(Role.Creator, creator.Id);

        await Assert.ThrowsAnyAsync<StudioException>(() => scope.ServiceProvider.GetRequiredService<PictureActions>().VaryAsync(image.Id, Ct));

        Assert.Equal((1, 1, 1), await CountAsync(workspace));
    }

    private static string KeyOfMini(TestStudio studio) => ModelSubject.Of(studio.Services.GetRequiredService<ModelCatalog>().Find("studio-mini-diffusion")).Key;

    private static Task<(int Threads, int Turns, int Generations)> CountAsync(TestWorkspace workspace) =>
        workspace.WithAsync(async db => (await db.Threads.CountAsync(Ct), await db.Turns.CountAsync(Ct), await db.Generations.CountAsync(Ct)));

    private static Task<CreatePlace> SendAsync(AsyncServiceScope scope, string wish, GenerationSettings settings, Guid? thread = null) =>
        scope.ServiceProvider.GetRequiredService<CreateActions>().SendAsync(new NewTurn(thread, wish, [], settings), Ct);
}
