using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Studio.Data.Keys;
using Studio.Data.Quotas;
using Studio.Data.Workspaces;
using Studio.Testing;
using Studio.Web.Quotas;
using Studio.Web.Tests.Create;

namespace Studio.Web.Tests.Quotas;

/// <summary>The list of refusals, as those read it who set the limits.</summary>
public sealed class RefusedTodayTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Everybody_who_was_refused_today_is_told_with_what_and_why_the_latest_first(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token, Configure);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var mika = await workspace.AddMemberAsync("mika", Role.Creator, Token);
        var (now, today) = (studio.Time.UtcNow, DateOnly.FromDateTime(studio.Time.UtcNow));
        var key = Rows.Key(mika.Id, now);
        await workspace.AddAsync(
            Token,
            Ask(QuotaField.PicturesADay, asked: 12, most: 120, left: 10, minutes: 1),
            Ask(QuotaField.LargestSide, asked: 1536, most: 1024, left: 1024, minutes: 2),
            Ask(QuotaField.Waiting, asked: 1, most: 16, left: 0, minutes: 3, times: 3),
            Ask(QuotaField.StorageBytes, asked: 4, most: 10_000_000_000, left: 0, minutes: 4, ofWorkspace: true),
            Ask(QuotaField.DeviceMillisecondsADay, asked: 90_000, most: 60_000, left: 30_000, minutes: 5),
            new RefusedAsk { UserId = mika.Id, Day = today.AddDays(-1), Limit = QuotaField.Waiting, IsOfWorkspace = true, At = now, Asked = 1, Most = 1, Left = 0 },
            key,
            new KeyDay { KeyId = key.Id, Day = today, Calls = 96, Refused = 1, LastRefusedAt = now.AddMinutes(6) });

        var refused = await ReadAsync(workspace, Role.Owner, workspace.Owner.Id);

        Assert.Equal(
            [
                ("Poster printer", "was refused once of 96 calls.", "It asked too often, for what it may not, from elsewhere or after its end."),
                (mika.DisplayName, "asked for 1:30 min of device time; 0:30 of their 1:00 were left.", "Nothing was made."),
                (mika.DisplayName, "asked for 4 pictures; the storage was full: 10 GB of the workspace.", "Nothing was made."),
                (mika.DisplayName, "asked for 1 picture; 0 more of their 16 could wait.", "3 times today; nothing was made."),
                (mika.DisplayName, "asked for 1536 px; their role may make up to 1024.", "Nothing was made."),
                (mika.DisplayName, "asked for 12 pictures; 10 of their 120 were left.", "Nothing was made. It fits after 00:00."),
            ],
            refused.Select(view => (view.Who, view.What, view.Then)));
        Assert.Equal(now.AddMinutes(6), refused[0].At);
        Assert.Empty(await ReadAsync(workspace, Role.Creator, mika.Id));

        RefusedAsk Ask(QuotaField limit, long asked, long most, long left, int minutes, int times = 1, bool ofWorkspace = false) => new()
        {
            UserId = mika.Id,
            Day = today,
            Limit = limit,
            IsOfWorkspace = ofWorkspace,
            At = now.AddMinutes(minutes),
            Asked = asked,
            Most = most,
            Left = left,
            Times = times,
        };
    }

    private static void Configure(IHostApplicationBuilder builder)
    {
        CreateStudio.Configure(builder);
        builder.Services.AddScoped<QuotaQueries>();
    }

    private static async Task<IReadOnlyList<RefusedView>> ReadAsync(TestWorkspace workspace, Role role, Guid me)
    {
        await using var scope = workspace.Enter(role, me);
        return (await scope.ServiceProvider.GetRequiredService<QuotaQueries>().ReadAsync(days: 1, Token)).Refused;
    }
}
