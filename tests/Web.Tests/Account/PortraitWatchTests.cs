using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Studio.Data.Moderation.Policies;
using Studio.Data.Users;
using Studio.Data.Workspaces;
using Studio.Inference.Imaging;
using Studio.Jobs.Nodes;
using Studio.Testing;
using Studio.Web.Profile.Portraits;
using Studio.Web.Tests.Rights;

namespace Studio.Web.Tests.Account;

/// <summary>The round of every minute, where a whole company has portraits.</summary>
public sealed class PortraitWatchTests
{
    private const int Late = 5;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_round_scores_so_many_portraits_and_asks_the_database_as_often_for_all_as_for_one(DatabaseKind kind)
    {
        await using var shared = kind == DatabaseKind.PostgreSql ? await SharedStudio.CreateAsync(Token) : null;
        using var folder = new TemporaryFolder();
        await using var studio = shared is null ? await RunningStudio.StartWithOwnerAsync(Token) : await RunningStudio.StartNodeAsync(folder, [.. shared.Arguments.Select(setting => $"--{setting}")], Token);
        if (shared is not null)
        {
            await SharedStudio.AddOwnerAsync(studio, Token);
        }

        await AddPeopleAsync(studio, PortraitWatch.ScoredInARound + Late);
        var chores = new Chores(TimeProvider.System);
        using var watch = new PortraitWatch(studio.Services.GetRequiredService<IServiceScopeFactory>(), chores, TimeProvider.System, NullLogger<PortraitWatch>.Instance);

        await watch.RunOnceAsync(Token);
        Assert.Equal($"{PortraitWatch.ScoredInARound + Late} portraits, {PortraitWatch.ScoredInARound} kept back, {Late} not looked at yet", Assert.Single(chores.Reports).Result);
        Assert.Equal(Late, await ShownAsync(studio));

        await watch.RunOnceAsync(Token);
        Assert.Equal($"{PortraitWatch.ScoredInARound + Late} portraits, {PortraitWatch.ScoredInARound + Late} kept back", Assert.Single(chores.Reports).Result);
        Assert.Equal(0, await ShownAsync(studio));

        using var statements = new StatementCount();
        var many = await CountAsync(statements, watch);
        await studio.InAsync(context => context.UserPortraits.OrderBy(portrait => portrait.Id).Skip(1).ExecuteDeleteAsync(Token), Token);
        var one = await CountAsync(statements, watch);
        Assert.StartsWith("1 portrait, 1 kept back", Assert.Single(chores.Reports).Result, StringComparison.Ordinal);
        Assert.True(one > 0);
        Assert.Equal(one, many);
    }

    private static async Task<int> CountAsync(StatementCount statements, PortraitWatch watch)
    {
        statements.Begin();
        await watch.RunOnceAsync(Token);
        return statements.End();
    }

    private static Task<int> ShownAsync(RunningStudio studio) => studio.InAsync(context => context.Users.CountAsync(user => user.PortraitId != null, Token), Token);

    /// <summary>Members with a portrait each, where every picture is looked at first.</summary>
    private static Task AddPeopleAsync(RunningStudio studio, int count) => studio.InAsync(
        async context =>
        {
            var owner = await context.Users.Select(user => user.Id).SingleAsync(Token);
            var rule = new ImageRule("Any picture", "Neutral", Hold: 0.01, Block: null, "Every picture is looked at.");
            context.Add(new PolicyVersion { Number = 1, Document = new PolicyDocument { Pictures = [rule] }, Reason = "Look at all.", PublishedById = owner, PublishedAt = DateTime.UnixEpoch });
            var png = PngWriter.Write(64, 64, [.. Enumerable.Repeat((byte)120, 64 * 64 * 3)], []);
            for (var i = 0; i < count; i++)
            {
                var portrait = Guid.NewGuid();
                var user = new StudioUser { UserName = $"p{i}@harbour.example", Email = $"p{i}@harbour.example", NormalizedEmail = $"P{i}@HARBOUR.EXAMPLE", NormalizedUserName = $"P{i}@HARBOUR.EXAMPLE", CreatedAt = DateTime.UnixEpoch, PortraitId = portrait };
                context.Add(user);
                context.Add(new UserPortrait { Id = portrait, UserId = user.Id, Png = png });
                context.Add(new Membership { UserId = user.Id, Role = Role.Viewer, JoinedAt = DateTime.UnixEpoch });
            }

            return await context.SaveChangesAsync(Token);
        },
        Token);
}
