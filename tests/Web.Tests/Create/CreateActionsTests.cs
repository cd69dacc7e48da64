using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;
using Studio.Testing;
using Studio.Web.Create;
using Studio.Web.Create.Composing;
using Studio.Web.Create.Threads;

namespace Studio.Web.Tests.Create;

public sealed class CreateActionsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_wish_starts_a_thread_and_waits_for_the_language_model(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var scope = workspace.Enter();

        var place = await SendAsync(scope, "  リスの王\n", CreateStudio.Settings);

        var thread = await scope.ServiceProvider.GetRequiredService<CreateQueries>().ThreadAsync(place.ThreadId!.Value, Ct);
        var turn = Assert.Single(thread!.Turns);
        Assert.Equal("リスの王", thread.Title);
        Assert.Equal("リスの王", turn.Wish);
        Assert.Equal("ja", turn.Language);
        Assert.Equal(UpsamplingStatus.Queued, turn.Writing!.Status);
        Assert.Empty(turn.Revisions);
        Assert.Empty(turn.Generations);
    }

    [Theory, EachDatabase]
    public async Task Without_upsampling_the_wish_is_the_prompt_and_the_pictures_are_queued(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var scope = workspace.Enter();

        var place = await SendAsync(scope, "a red fox", CreateStudio.Settings with { Upsample = false, Seed = 7 });

        var turn = (await scope.ServiceProvider.GetRequiredService<CreateQueries>().TurnAsync(place.TurnId!.Value, Ct))!;
        Assert.Null(turn.Writing);
        Assert.Equal(PromptOrigin.Wish, Assert.Single(turn.Revisions).Origin);
        Assert.Equal([7L, 8, 9, 10], Assert.Single(turn.Generations).Pictures.Select(picture => picture.Seed));
    }

    [Fact]
    public async Task An_edit_is_kept_as_a_revision_and_its_pictures_belong_to_it()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var scope = workspace.Enter();
        var actions = scope.ServiceProvider.GetRequiredService<CreateActions>();
        var place = await SendAsync(scope, "a red fox", CreateStudio.Settings with { Upsample = false });

        await actions.MakeAsync(place.TurnId!.Value, "a red fox in the snow", CreateStudio.Settings, Ct);
        await actions.MakeAsync(place.TurnId.Value, "a red fox in the snow", CreateStudio.Settings, Ct);

        var turn = (await scope.ServiceProvider.GetRequiredService<CreateQueries>().TurnAsync(place.TurnId.Value, Ct))!;
        Assert.Equal([PromptOrigin.Wish, PromptOrigin.Edited], turn.Revisions.Select(revision => revision.Origin));
        Assert.Equal([turn.Revisions[0].Id, turn.Revisions[1].Id, turn.Revisions[1].Id], turn.Generations.Select(generation => generation.RevisionId));
    }

    [Fact]
    public async Task The_wish_comes_back_with_one_press()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var scope = workspace.Enter();
        var actions = scope.ServiceProvider.GetRequiredService<CreateActions>();
        var place = await SendAsync(scope, "a red fox", CreateStudio.Settings with { Upsample = false });
        await actions.MakeAsync(place.TurnId!.Value, "something else", CreateStudio.Settings, Ct);

        await actions.UndoToWishAsync(place.TurnId.Value, Ct);

        var turn = (await scope.ServiceProvider.GetRequiredService<CreateQueries>().TurnAsync(place.TurnId.Value, Ct))!;
        Assert.Equal(("a red fox", PromptOrigin.Wish), (turn.Revisions[^1].Text, turn.Revisions[^1].Origin));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    public async Task An_empty_wish_is_refused_with_a_sentence_and_starts_nothing(string wish)
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var scope = workspace.Enter();

        await Assert.ThrowsAsync<StudioException>(() => SendAsync(scope, wish, CreateStudio.Settings));

        Assert.Equal(0, await workspace.WithAsync(db => db.Threads.CountAsync(Ct)));
    }

    [Fact]
    public async Task A_wish_that_is_too_long_says_by_how_much()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var scope = workspace.Enter();

        var refusal = await Assert.ThrowsAsync<StudioException>(() => SendAsync(scope, new string('あ', 4_001), CreateStudio.Settings));

        Assert.Equal("A wish holds at most 4,000 characters; this one has 4,001.", refusal.Message);
    }

    [Fact]
    public async Task Somebody_elses_thread_is_read_but_not_continued()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var owner = workspace.Enter();
        var place = await SendAsync(owner, "a red fox", CreateStudio.Settings with { Upsample = false });
        var creator = await workspace.AddMemberAsync("creator", Role.Creator, Ct);
        await using var other = workspace.Enter(Role.Creator, creator.Id);

        Assert.NotNull(await other.ServiceProvider.GetRequiredService<CreateQueries>().ThreadAsync(place.ThreadId!.Value, Ct));
        var refusal = await Assert.ThrowsAsync<StudioException>(() => SendAsync(other, "make it blue", CreateStudio.Settings, place.ThreadId));
        Assert.Equal(RefusalKind.Forbidden, refusal.Kind);
        await Assert.ThrowsAsync<StudioException>(() => other.ServiceProvider.GetRequiredService<ThreadActions>().DeleteAsync(place.ThreadId.Value, Ct));
        Assert.Empty((await other.ServiceProvider.GetRequiredService<ThreadQueries>().ListAsync("", Ct)).Rows);
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Rater)]
    public async Task Who_may_only_look_sends_nothing(Role role)
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var scope = workspace.Enter(role);

        var refusal = await Assert.ThrowsAsync<StudioException>(() => SendAsync(scope, "a red fox", CreateStudio.Settings));

        Assert.Equal(RefusalKind.Forbidden, refusal.Kind);
    }

    [Fact]
    public async Task A_thread_of_another_workspace_is_not_there()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, CreateStudio.Configure);
        var (mine, other) = (await studio.AddWorkspaceAsync(Ct), await studio.AddWorkspaceAsync(Ct));
        await using var there = other.Enter();
        var place = await SendAsync(there, "a red fox", CreateStudio.Settings);
        await using var here = mine.Enter();

        Assert.Null(await here.ServiceProvider.GetRequiredService<CreateQueries>().ThreadAsync(place.ThreadId!.Value, Ct));
        await Assert.ThrowsAsync<StudioException>(() => SendAsync(here, "make it blue", CreateStudio.Settings, place.ThreadId));
        await Assert.ThrowsAsync<StudioException>(() => here.ServiceProvider.GetRequiredService<CreateActions>().WriteAgainAsync(place.TurnId!.Value, Ct));
    }

    [Fact]
    public async Task A_second_tab_hears_of_a_new_turn()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var scope = workspace.Enter();
        var heard = new TaskCompletionSource<Guid>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watch = studio.Services.GetRequiredService<StudioEvents>().Subscribe(workspace.Id, e =>
        {
            if (e is ThreadEvent thread)
            {
                heard.TrySetResult(thread.ThreadId);
            }
        });

        var place = await SendAsync(scope, "a red fox", CreateStudio.Settings);

        Assert.Equal(place.ThreadId, await heard.Task.WaitAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task Threads_are_found_by_name_wish_and_prompt_and_leave_the_list_for_the_trash(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var scope = workspace.Enter();
        var list = scope.ServiceProvider.GetRequiredService<ThreadQueries>();
        var threads = scope.ServiceProvider.GetRequiredService<ThreadActions>();
        var fox = await SendAsync(scope, "a red fox", CreateStudio.Settings with { Upsample = false });
        await scope.ServiceProvider.GetRequiredService<CreateActions>().MakeAsync(fox.TurnId!.Value, "a fox beside a lighthouse", CreateStudio.Settings, Ct);
        studio.Time.Advance(TimeSpan.FromMinutes(1));
        var owl = await SendAsync(scope, "フクロウ", CreateStudio.Settings);
        await threads.RenameAsync(owl.ThreadId!.Value, "Night birds", Ct);

        Assert.Equal([owl.ThreadId, fox.ThreadId], (await list.ListAsync("", Ct)).Rows.Select(row => (Guid?)row.Id));
        Assert.Equal(fox.ThreadId, Assert.Single((await list.ListAsync("Lighthouse", Ct)).Rows).Id);
        Assert.Equal(owl.ThreadId, Assert.Single((await list.ListAsync("フクロウ", Ct)).Rows).Id);
        Assert.Equal(owl.ThreadId, Assert.Single((await list.ListAsync("night", Ct)).Rows).Id);

        await threads.DeleteAsync(owl.ThreadId.Value, Ct);
        Assert.Equal(fox.ThreadId, Assert.Single((await list.ListAsync("", Ct)).Rows).Id);
        await threads.RestoreAsync(owl.ThreadId.Value, Ct);
        Assert.Equal(2, (await list.ListAsync("", Ct)).Total);
    }

    private static Task<CreatePlace> SendAsync(AsyncServiceScope scope, string wish, GenerationSettings settings, Guid? thread = null) =>
        scope.ServiceProvider.GetRequiredService<CreateActions>().SendAsync(new NewTurn(thread, wish, [], settings), Ct);
}
