using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Generations;
using Studio.Data.Quotas;
using Studio.Testing;
using Studio.Web.Create;
using Studio.Web.Create.Composing;

namespace Studio.Web.Tests.Create;

/// <summary>One draft makes one turn, whatever fails between pressing and the empty composer.</summary>
public sealed class SentOnceTests
{
    private static readonly GenerationSettings AsItIs = CreateStudio.Settings with { Upsample = false };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_draft_that_could_not_be_emptied_makes_the_same_turn_again(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var scope = workspace.Enter();

        // Sent, and the database went away before the draft was emptied.
        var first = await SendAsync(scope, "a red fox", AsItIs);
        var again = await SendAsync(scope, "a red fox", AsItIs);

        Assert.Equal((first.ThreadId, first.TurnId), (again.ThreadId, again.TurnId));
        Assert.Equal((1, 1, 1), await CountAsync(workspace));
        await Drafts(scope).SentAsync(threadId: null, first.ThreadId!.Value, AsItIs, Ct);
        Assert.NotEqual(first.TurnId, (await SendAsync(scope, "a red fox", AsItIs)).TurnId);
    }

    [Theory, EachDatabase]
    public async Task Other_words_are_another_turn(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var scope = workspace.Enter();

        var first = await SendAsync(scope, "a red fox", CreateStudio.Settings);
        var other = await SendAsync(scope, "a blue fox", CreateStudio.Settings);

        Assert.NotEqual(first.TurnId, other.TurnId);
        Assert.Equal(["a blue fox", "a red fox"], (await workspace.WithAsync(db => db.Turns.Select(turn => turn.Wish).ToListAsync(Ct))).Order(StringComparer.Ordinal));
    }

    [Theory, EachDatabase]
    public Task Two_tabs_that_send_one_draft_at_once_make_one_turn(DatabaseKind kind) => SendAtOnceAsync(kind, AsItIs);

    [Theory, EachDatabase]
    public Task Two_tabs_that_send_one_draft_at_once_have_it_written_once(DatabaseKind kind) => SendAtOnceAsync(kind, CreateStudio.Settings);

    [Fact]
    public async Task A_refused_turn_that_could_not_be_taken_back_is_the_one_that_is_sent_next()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await workspace.AddAsync(Ct, new QuotaLimit { Subject = QuotaSubject.Owner, PicturesADay = 3 });
        await using var scope = workspace.Enter();
        await ExecuteAsync(studio, "CREATE TRIGGER NothingGoes BEFORE DELETE ON Turns BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END");

        // What the person hears is why it was refused.
        await Assert.ThrowsAsync<QuotaExceeded>(() => SendAsync(scope, "a red fox", AsItIs));
        Assert.Equal((1, 1, 0), await CountAsync(workspace));

        var sent = await SendAsync(scope, "a red fox", AsItIs with { Count = 2 });
        Assert.Equal((1, 1, 1), await CountAsync(workspace));
        Assert.Equal(2, await workspace.WithAsync(db => db.Pictures.CountAsync(picture => picture.GenerationId == db.Generations.Single(g => g.TurnId == sent.TurnId).Id, Ct)));
    }

    [Fact]
    public async Task A_refused_turn_that_could_not_be_taken_back_goes_with_its_words()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await workspace.AddAsync(Ct, new QuotaLimit { Subject = QuotaSubject.Owner, PicturesADay = 3 });
        await using var scope = workspace.Enter();
        await ExecuteAsync(studio, "CREATE TRIGGER NothingGoes BEFORE DELETE ON Turns BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END");
        await Assert.ThrowsAsync<QuotaExceeded>(() => SendAsync(scope, "a red fox", AsItIs));
        await ExecuteAsync(studio, "DROP TRIGGER NothingGoes");

        await SendAsync(scope, "a blue fox", AsItIs with { Count = 1 });

        Assert.Equal((1, 1, 1), await CountAsync(workspace));
        Assert.Equal("a blue fox", await workspace.WithAsync(db => db.Turns.Select(turn => turn.Wish).SingleAsync(Ct)));
    }

    private static async Task SendAtOnceAsync(DatabaseKind kind, GenerationSettings settings)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var scope = workspace.Enter();
        var id = await Drafts(scope).SendingAsync(threadId: null, "a red fox", Ct);

        var places = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SendAsync(scope, id, "a red fox", settings), Ct)));

        Assert.All(places, place => Assert.Equal(id, place.TurnId));
        Assert.Equal((1, 1, 1), await CountAsync(workspace));
    }

    private static Drafts Drafts(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<Drafts>();

    private static async Task<CreatePlace> SendAsync(AsyncServiceScope scope, string wish, GenerationSettings settings) =>
        await SendAsync(scope, await Drafts(scope).SendingAsync(threadId: null, wish, Ct), wish, settings);

    private static Task<CreatePlace> SendAsync(AsyncServiceScope scope, Guid id, string wish, GenerationSettings settings) =>
        scope.ServiceProvider.GetRequiredService<CreateActions>().SendAsync(new NewTurn(ThreadId: null, wish, [], settings) { Id = id }, Ct);

    /// <summary>Work: texts and pictures asked for.</summary>
    private static Task<(int Threads, int Turns, int Work)> CountAsync(TestWorkspace workspace) =>
        workspace.WithAsync(async db => (await db.Threads.CountAsync(Ct), await db.Turns.CountAsync(Ct), await db.Generations.CountAsync(Ct) + await db.Upsamplings.CountAsync(Ct)));

    private static async Task ExecuteAsync(TestStudio studio, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(studio.Folder, "studio.db")};Pooling=False");
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Ct);
    }
}
