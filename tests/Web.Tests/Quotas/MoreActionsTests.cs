using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Quotas;
using Studio.Data.Users;
using Studio.Data.Workspaces;
using Studio.Testing;
using Studio.Web.Quotas.Asking;
using Studio.Web.Tests.Create;

namespace Studio.Web.Tests.Quotas;

/// <summary>A member asks for more than a limit allows; whoever sets limits answers.</summary>
public sealed class MoreActionsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_is_asked_for_is_seen_by_who_sets_limits_raised_for_the_role_and_answered_to_the_person(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token, Configure);
        var (workspace, mika) = await StartAsync(studio);
        await AskAsync(workspace, mika, 120);
        await AskAsync(workspace, mika, 200, "A poster for Friday.");

        Assert.Equal(1, await As(workspace, Role.Admin, workspace.Owner.Id, (MoreQueries more) => more.WaitingAsync(Token)));
        var asked = Assert.Single((await ReadAsync(workspace, Role.Owner, workspace.Owner)).Waiting);
        Assert.Equal((mika.DisplayName, "200 pictures a day, 40 now", "A poster for Friday."), (asked.Name, asked.Numbers, asked.Row.Words));
        Assert.Empty((await ReadAsync(workspace, Role.Creator, mika)).Waiting);

        await RaiseAsync(workspace, workspace.Owner, asked);

        Assert.Equal(200, await workspace.WithAsync(db => db.QuotaLimits.Where(limit => limit.Subject == QuotaSubject.Creator).Select(limit => limit.PicturesADay).SingleAsync(Token)));
        var answered = Assert.Single((await ReadAsync(workspace, Role.Creator, mika)).Mine);
        Assert.Equal((MoreAnswer.Raised, workspace.Owner.DisplayName), (answered.Row.Answer, answered.AnsweredBy));
        Assert.Empty((await ReadAsync(workspace, Role.Owner, workspace.Owner)).Waiting);
        Assert.Equal(1, await workspace.WithAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == AuditAct.LimitsChanged, Token)));

        studio.Time.Advance(TimeSpan.FromDays(8));
        Assert.Empty((await ReadAsync(workspace, Role.Creator, mika)).Mine);
    }

    [Theory, EachDatabase]
    public async Task Of_two_who_answer_at_once_one_does_and_the_other_is_told(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token, Configure);
        var (workspace, mika) = await StartAsync(studio);
        var anna = await workspace.AddMemberAsync("anna", Role.Admin, Token);
        await AskAsync(workspace, mika, 200);
        var asked = Assert.Single((await ReadAsync(workspace, Role.Owner, workspace.Owner)).Waiting);

        var tries = await Task.WhenAll(
            TryAsync(() => RaiseAsync(workspace, workspace.Owner, asked)),
            TryAsync(() => As(workspace, Role.Admin, anna.Id, (MoreActions more) => more.DeclineAsync(mika.Id, QuotaField.PicturesADay, asked.Row.Version, "Not this week.", Token))));

        var refused = Assert.Single(tries.OfType<StudioException>());
        Assert.Contains("Look at it again.", refused.Message, StringComparison.Ordinal);
        var row = await workspace.WithAsync(db => db.MoreAsked.AsNoTracking().SingleAsync(Token));
        var limit = await workspace.WithAsync(db => db.QuotaLimits.Where(l => l.Subject == QuotaSubject.Creator).Select(l => l.PicturesADay).SingleAsync(Token));
        Assert.Equal(row.Answer == MoreAnswer.Raised ? 200 : 40, limit);
    }

    [Theory, EachDatabase]
    public async Task Of_a_question_that_changed_meanwhile_the_answer_to_the_older_one_does_not_count(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token, Configure);
        var (workspace, mika) = await StartAsync(studio);
        await AskAsync(workspace, mika, 60);
        var seen = Assert.Single((await ReadAsync(workspace, Role.Owner, workspace.Owner)).Waiting);
        await AskAsync(workspace, mika, 5_000);

        var refusal = await Assert.ThrowsAsync<StudioException>(() => RaiseAsync(workspace, workspace.Owner, seen));

        Assert.Equal("This question was answered, changed or taken back a moment ago. Look at it again.", refusal.Message);
        await As(workspace, Role.Creator, mika.Id, (MoreActions more) => more.TakeBackAsync(QuotaField.PicturesADay, Token));
        Assert.Equal(0, await workspace.WithAsync(db => db.MoreAsked.CountAsync(Token)));
        Assert.Equal(40, await workspace.WithAsync(db => db.QuotaLimits.Where(l => l.Subject == QuotaSubject.Creator).Select(l => l.PicturesADay).SingleAsync(Token)));
    }

    [Fact]
    public async Task Nobody_asks_for_what_they_have_or_for_what_is_not_limited_or_answers_themself()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Token, Configure);
        var (workspace, mika) = await StartAsync(studio);

        var less = await Assert.ThrowsAsync<StudioException>(() => AskAsync(workspace, mika, 40));
        var free = await Assert.ThrowsAsync<StudioException>(() => As(workspace, Role.Creator, mika.Id, (MoreActions more) => more.AskAsync(QuotaField.LargestSide, 4096, "", Token)));
        await AskAsync(workspace, mika, 41);
        var version = await workspace.WithAsync(db => db.MoreAsked.Select(asked => asked.Version).SingleAsync(Token));
        var own = await Assert.ThrowsAsync<StudioException>(() => As(workspace, Role.Admin, mika.Id, (MoreActions more) => more.RaiseAsync(mika.Id, QuotaField.PicturesADay, version, Token)));

        Assert.Equal("You may use 40 pictures a day now. Ask for a larger number.", less.Message);
        Assert.Equal("Nothing limits your pixels of the longer side now.", free.Message);
        Assert.Equal(RefusalKind.Forbidden, own.Kind);
    }

    private static void Configure(IHostApplicationBuilder builder)
    {
        CreateStudio.Configure(builder);
        builder.Services.AddScoped<MoreQueries>();
        builder.Services.AddScoped<MoreActions>();
    }

    private static async Task<(TestWorkspace Workspace, StudioUser Mika)> StartAsync(TestStudio studio)
    {
        var workspace = await studio.AddWorkspaceAsync(Token);
        var mika = await workspace.AddMemberAsync("mika", Role.Creator, Token);
        await workspace.AddAsync(Token, new QuotaLimit { Subject = QuotaSubject.Creator, PicturesADay = 40 });
        return (workspace, mika);
    }

    private static Task AskAsync(TestWorkspace workspace, StudioUser person, long wanted, string words = "") =>
        As(workspace, Role.Creator, person.Id, (MoreActions more) => more.AskAsync(QuotaField.PicturesADay, wanted, words, Token));

    private static Task<MoreView> ReadAsync(TestWorkspace workspace, Role role, StudioUser person) => As(workspace, role, person.Id, (MoreQueries more) => more.ReadAsync(Token));

    private static Task RaiseAsync(TestWorkspace workspace, StudioUser person, MoreEntry asked) =>
        As(workspace, Role.Owner, person.Id, (MoreActions more) => more.RaiseAsync(asked.Row.UserId, asked.Row.Limit, asked.Row.Version, Token));

    private static async Task<StudioException?> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (StudioException refusal)
        {
            return refusal;
        }
    }

    private static async Task As<TService>(TestWorkspace workspace, Role role, Guid person, Func<TService, Task> act)
        where TService : notnull
    {
        await using var scope = workspace.Enter(role, person);
        await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    private static async Task<T> As<TService, T>(TestWorkspace workspace, Role role, Guid person, Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = workspace.Enter(role, person);
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
