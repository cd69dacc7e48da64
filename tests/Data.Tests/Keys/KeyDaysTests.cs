using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Keys;
using Studio.Data.Tenancy;
using Studio.Testing;

namespace Studio.Data.Tests.Keys;

/// <summary>How often keys were used, by the days of their workspace.</summary>
public sealed class KeyDaysTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_comes_with_a_key_is_counted_and_what_comes_after_its_end_is_counted_as_refused(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var made = await MakeAsync(workspace);
        var calls = studio.Services.GetRequiredService<KeyCalls>();

        await EnterAsync(studio, made.Secret, "10.4.0.12");
        await EnterAsync(studio, made.Secret, "10.4.0.12");
        await EnterAsync(studio, made.Secret, "192.0.2.1");
        await EnterAsync(studio, KeySecret.New(), "10.4.0.12");
        Assert.Equal(new KeyTally(2, 1, studio.Time.UtcNow), calls.Waiting(workspace.Id, made.Id));
        await using (var scope = workspace.Enter())
        {
            await scope.ServiceProvider.GetRequiredService<ApiKeys>().RevokeAsync(made.Id, Token);
        }

        await EnterAsync(studio, made.Secret, "10.4.0.12");

        Assert.Equal([(made.Id, new KeyTally(2, 2, studio.Time.UtcNow))], calls.Take()[workspace.Id]);
        Assert.Equal(default, calls.Waiting(workspace.Id, made.Id));
    }

    [Theory, EachDatabase]
    public async Task Servers_that_write_at_once_lose_no_call_and_days_are_the_workspaces(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var (workspace, other) = (await studio.AddWorkspaceAsync(Token), await studio.AddWorkspaceAsync(Token));
        await workspace.WithAsync(db => db.Workspaces.ExecuteUpdateAsync(set => set.SetProperty(w => w.TimeZone, "Pacific/Kiritimati"), Token));
        var made = await MakeAsync(workspace);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => AddAsync(workspace, made.Id, new KeyTally(10, 1, studio.Time.UtcNow)), Token)));
        await AddAsync(workspace, made.Id, new KeyTally(1, 0, LastRefusedAt: null));

        var day = await workspace.WithAsync(db => db.KeyDays.AsNoTracking().SingleAsync(Token));
        Assert.Equal((81, 8), (day.Calls, day.Refused));
        Assert.Equal(DateOnly.FromDateTime(studio.Time.UtcNow.AddHours(14)), day.Day);
        Assert.Equal(studio.Time.UtcNow, day.LastRefusedAt);
        Assert.Equal(0, await other.WithAsync(db => db.KeyDays.CountAsync(Token)));
    }

    [Theory, EachDatabase]
    public async Task After_thirty_days_they_are_forgotten_and_a_key_that_is_gone_is_no_trouble(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var made = await MakeAsync(workspace);
        await AddAsync(workspace, made.Id, new KeyTally(1, 0, LastRefusedAt: null));

        studio.Time.Advance(TimeSpan.FromDays(KeyDay.DaysKept - 1));
        Assert.Equal(1, await ForgetAsync(workspace));
        studio.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await ForgetAsync(workspace));

        await workspace.WithAsync(db => db.ApiKeys.ExecuteDeleteAsync(Token));
        await AddAsync(workspace, made.Id, new KeyTally(1, 0, LastRefusedAt: null));
        Assert.Equal(0, await workspace.WithAsync(db => db.KeyDays.CountAsync(Token)));
    }

    private static async Task<int> ForgetAsync(TestWorkspace workspace)
    {
        await OnDaysAsync(workspace, days => days.ForgetAsync(Token));
        return await workspace.WithAsync(db => db.KeyDays.CountAsync(Token));
    }

    private static Task AddAsync(TestWorkspace workspace, Guid key, KeyTally tally) => OnDaysAsync(workspace, days => days.AddAsync(key, tally, Token));

    private static async Task OnDaysAsync(TestWorkspace workspace, Func<KeyDays, Task> work)
    {
        await using var scope = workspace.Enter();
        await work(scope.ServiceProvider.GetRequiredService<KeyDays>());
    }

    private static async Task<MadeKey> MakeAsync(TestWorkspace workspace)
    {
        await using var scope = workspace.Enter();
        return await scope.ServiceProvider.GetRequiredService<ApiKeys>().MakeAsync(
            new NewKey("printer", KeyScope.Pictures, Days: 90, "10.4.0.0/24"), workspace.Proof(), Token);
    }

    private static async Task EnterAsync(TestStudio studio, string secret, string from)
    {
        await using var scope = studio.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<KeyDoors>().EnterAsync(secret, IPAddress.Parse(from), Token);
    }
}
