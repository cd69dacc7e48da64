using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Sessions;
using Studio.Data.Evaluation.Sessions.Codes;
using Studio.Data.Storage;
using Studio.Data.Tenancy;
using Studio.Inference.Imaging;

namespace Studio.Testing;

/// <summary>A running studio with an evaluation whose pictures are real files full of what nobody may see, and a link for guests.</summary>
public sealed class RatedStudio : IAsyncDisposable
{
    public const string SecretText = "nobody may read this in a session";

    private RatedStudio(RunningStudio studio, Guid workspace, RatedRun run, string link) => (Studio, Workspace, Run, Link) = (studio, workspace, run, link);

    public RunningStudio Studio { get; }

    public Guid Workspace { get; }

    public RatedRun Run { get; }

    /// <summary>The secret of the link.</summary>
    public string Link { get; }

    public static async Task<RatedStudio> StartAsync(CancellationToken ct, EvaluationQuestion question = EvaluationQuestion.Style, int guests = 10, int prompts = 4, int checkEvery = 4, int repeatEvery = 0, int side = 64)
    {
        var studio = await RunningStudio.StartWithOwnerAsync(ct);
        var workspace = await studio.WorkspaceIdAsync(TestPerson.Slug, ct);
        var blobs = studio.Services.GetRequiredService<BlobStore>();
        var scope = studio.Services.GetRequiredService<WorkspaceScope>();
        var owner = await scope.RunAsync(workspace, (services, token) => services.GetRequiredService<StudioDbContext>().Memberships.Select(m => m.UserId).FirstAsync(token), ct);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var run = await RatedRun.AddAsync(
            work => scope.RunAsync(workspace, (services, _) => work(services.GetRequiredService<StudioDbContext>()), ct),
            owner, now, ct, prompts: prompts, checkEvery: checkEvery, repeatEvery: repeatEvery, questions: [question],
            // The second system makes larger pictures.
            blob: (prompt, system) => blobs.WriteAsync(workspace, Png((prompt * 10) + system, system == 0 ? side : side * 3 / 2), ct));
        var secret = RatingSecret.New();
        await scope.RunAsync(workspace, async (services, token) =>
        {
            var context = services.GetRequiredService<StudioDbContext>();
            context.Add(new GuestLink
            {
                EvaluationId = run.Evaluation.Id,
                SecretHash = RatingSecret.HashOf(secret),
                Protected = "p",
                Beginning = secret[..4],
                MaxGuests = guests,
                PairsEach = 40,
                CreatedById = owner,
                CreatedAt = now,
                EndsAt = now.AddDays(7),
            });
            await context.SaveChangesAsync(token);
        }, ct);
        return new RatedStudio(studio, workspace, run, secret);
    }

    public Task<T> WithAsync<T>(Func<StudioDbContext, Task<T>> work, CancellationToken ct) =>
        Studio.Services.GetRequiredService<WorkspaceScope>().RunAsync(Workspace, (services, _) => work(services.GetRequiredService<StudioDbContext>()), ct);

    public ValueTask DisposeAsync() => Studio.DisposeAsync();

    private static byte[] Png(int number, int side)
    {
        var rgb = new byte[side * side * 3];
        new Random(number).NextBytes(rgb);
        return PngWriter.Write(side, side, rgb, [new PngText("parameters", SecretText), new PngText("studio", $$"""{"seed":4242,"model":"Secret model"}""")]);
    }
}
