using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Benchmarks.Serving;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Data.Workspaces;
using Studio.Jobs;

namespace Studio.Benchmarks.Fairness;

/// <summary>Ten members of one workspace and what they ask for: the first 100 pictures, all others ten cheaper ones each.</summary>
internal static class Crowd
{
    public const int Members = 10;

    private const int InOneGo = 5;

    /// <summary>Puts everything into the queue of a studio that draws nothing yet, the greedy one first.</summary>
    public static async Task AskAsync(IServiceProvider studio)
    {
        var workspace = await WorkspaceAsync(studio);
        for (var number = 0; number < Members; number++)
        {
            var access = await JoinAsync(studio, workspace, number);
            var (pictures, steps) = number == 0 ? (100, 20) : (10, 4 + number);
            for (var asked = 0; asked < pictures; asked += InOneGo)
            {
                await AskAsync(studio, access, new GenerationSettings("studio-mini-diffusion", Width: 256, Height: 256, InOneGo, steps, Guidance: 3.5, Sampler: "DDIM", Seed: asked, Negative: "", Upsample: false));
            }
        }
    }

    public static async Task<Guid> WorkspaceAsync(IServiceProvider studio)
    {
        await using var scope = studio.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<Doors>().AllWorkspacesAsync(CancellationToken.None))[0];
    }

    private static async Task<WorkspaceAccess> JoinAsync(IServiceProvider studio, Guid workspace, int number)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var user = new StudioUser { UserName = $"member{number}@example.org", DisplayName = $"Member {number}", CreatedAt = now };
        await studio.GetRequiredService<WorkspaceScope>().RunAsync(
            workspace,
            (services, token) =>
            {
                var context = services.GetRequiredService<StudioDbContext>();
                context.AddRange(user, new Membership { UserId = user.Id, Role = Role.Creator, JoinedAt = now });
                return context.SaveChangesAsync(token);
            },
            CancellationToken.None);
        await using var scope = studio.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<Doors>().MemberAsync(PreparedStudio.Slug, user.Id, CancellationToken.None))!;
    }

    private static async Task AskAsync(IServiceProvider studio, WorkspaceAccess access, GenerationSettings settings)
    {
        var (user, now) = (access.UserId!.Value, TimeProvider.System.GetUtcNow().UtcDateTime);
        var thread = new PromptThread { Title = "A squirrel king", CreatedById = user, CreatedAt = now, UpdatedAt = now };
        var turn = new Turn { ThreadId = thread.Id, Ordinal = 0, Wish = "A squirrel king", Language = "en", UpsamplingOn = false, CreatedById = user, CreatedAt = now };
        var revision = new PromptRevision { TurnId = turn.Id, Ordinal = 0, Text = "A squirrel wearing a golden crown in a meadow.", Origin = PromptOrigin.Edited, CreatedById = user, CreatedAt = now };
        await using var scope = studio.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentWorkspace>().Enter(access);
        await using (var context = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync())
        {
            context.AddRange(thread, turn, revision);
            await context.SaveChangesAsync();
        }

        await scope.ServiceProvider.GetRequiredService<GenerationQueue>()
            .EnqueueAsync(new NewGeneration(turn.Id, revision.Id, settings, GenerationKind.Create, ParentImageId: null, Seeds: null), CancellationToken.None);
    }
}
