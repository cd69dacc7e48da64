using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Prompts;
using Studio.Testing;
using Studio.Web.Create;
using Studio.Web.Create.Composing;

namespace Studio.Web.Tests.Create;

public sealed class DraftsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_was_typed_is_there_on_another_device(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using (var here = workspace.Enter())
        {
            var drafts = here.ServiceProvider.GetRequiredService<Drafts>();
            await drafts.SaveWishAsync(threadId: null, "「金の王冠」のリス", Ct);
            await drafts.SaveLockedAsync(threadId: null, [new LockedPhrase("金の王冠", "golden crown")], Ct);
            await drafts.SaveSettingsAsync(threadId: null, CreateStudio.Settings with { Steps = 12 }, upsampleBefore: null, Ct);
        }

        await using var there = workspace.Enter();
        var draft = await there.ServiceProvider.GetRequiredService<Drafts>().ReadAsync(threadId: null, Ct);
        Assert.Equal("「金の王冠」のリス", draft.Wish);
        Assert.Equal("golden crown", Assert.Single(draft.LockedPhrases).English);
        Assert.Equal(12, draft.Settings!.Steps);
    }

    [Theory, EachDatabase]
    public async Task What_is_typed_in_a_thread_that_is_gone_is_refused_with_a_sentence(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var scope = workspace.Enter();

        var refusal = await Assert.ThrowsAsync<StudioException>(() => scope.ServiceProvider.GetRequiredService<Drafts>().SaveWishAsync(Guid.NewGuid(), "a fox", Ct));

        Assert.Equal(RefusalKind.NotFound, refusal.Kind);
        Assert.StartsWith("This thread is no longer there.", refusal.Message, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Two_tabs_that_type_at_once_both_write_into_one_draft(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var scope = workspace.Enter();
        var drafts = scope.ServiceProvider.GetRequiredService<Drafts>();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(tab => Task.Run(() => drafts.SaveWishAsync(threadId: null, $"a fox {tab}", Ct), Ct)));

        Assert.Equal(1, await workspace.WithAsync(db => db.Drafts.CountAsync(Ct)));
        Assert.StartsWith("a fox ", (await drafts.ReadAsync(threadId: null, Ct)).Wish, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sent_wish_leaves_the_composer_and_its_settings_go_with_the_thread()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var scope = workspace.Enter();
        var drafts = scope.ServiceProvider.GetRequiredService<Drafts>();
        await drafts.SaveWishAsync(threadId: null, "a fox", Ct);
        var place = await scope.ServiceProvider.GetRequiredService<CreateActions>().SendAsync(new NewTurn(ThreadId: null, "a fox", [], CreateStudio.Settings), Ct);

        await drafts.SentAsync(threadId: null, place.ThreadId!.Value, CreateStudio.Settings with { Count = 2 }, Ct);

        Assert.Equal("", (await drafts.ReadAsync(threadId: null, Ct)).Wish);
        Assert.Equal(2, (await drafts.ReadAsync(place.ThreadId, Ct)).Settings!.Count);
    }

    [Fact]
    public async Task A_new_thread_begins_with_the_settings_used_last_but_with_a_new_seed()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var scope = workspace.Enter();
        var drafts = scope.ServiceProvider.GetRequiredService<Drafts>();
        var place = await scope.ServiceProvider.GetRequiredService<CreateActions>().SendAsync(new NewTurn(ThreadId: null, "a fox", [], CreateStudio.Settings), Ct);

        await drafts.SaveSettingsAsync(place.ThreadId, CreateStudio.Settings with { Steps = 9, Seed = 5 }, upsampleBefore: null, Ct);

        Assert.Equal(5, (await drafts.ReadAsync(place.ThreadId, Ct)).Settings!.Seed);
        var next = (await drafts.ReadAsync(threadId: null, Ct)).Settings!;
        Assert.Equal((9, -1L), (next.Steps, next.Seed));
    }

    [Fact]
    public async Task Two_tabs_that_save_at_once_keep_one_draft()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async tab =>
        {
            await using var scope = workspace.Enter();
            await scope.ServiceProvider.GetRequiredService<Drafts>().SaveWishAsync(threadId: null, $"tab {tab}", Ct);
        }));

        var draft = await workspace.WithAsync(db => db.Drafts.SingleAsync(Ct));
        Assert.StartsWith("tab ", draft.Wish, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_reused_prompt_goes_as_it_is_and_the_next_wish_is_written_out_again(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var scope = workspace.Enter();
        var drafts = scope.ServiceProvider.GetRequiredService<Drafts>();

        await drafts.FillAsync(threadId: null, "A red fox, large.", CreateStudio.Settings with { Steps = 9 }, Ct);
        var waiting = await drafts.ReadAsync(threadId: null, Ct);
        Assert.Equal((false, true, 9), (waiting.Settings!.Upsample, waiting.UpsampleBefore, waiting.Settings.Steps));
        Assert.True(await drafts.UpsamplesAsync(Ct));

        var place = await scope.ServiceProvider.GetRequiredService<CreateActions>().SendAsync(new NewTurn(ThreadId: null, waiting.Wish, [], waiting.Settings), Ct);
        await drafts.SentAsync(threadId: null, place.ThreadId!.Value, waiting.Settings with { Upsample = true }, Ct);

        Assert.All([await drafts.ReadAsync(threadId: null, Ct), await drafts.ReadAsync(place.ThreadId, Ct)], draft =>
            Assert.Equal((true, null, 9), (draft.Settings!.Upsample, draft.UpsampleBefore, draft.Settings.Steps)));
    }

    [Fact]
    public async Task Reusing_twice_and_changing_settings_elsewhere_forget_neither_choice()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var scope = workspace.Enter();
        var drafts = scope.ServiceProvider.GetRequiredService<Drafts>();
        var place = await scope.ServiceProvider.GetRequiredService<CreateActions>().SendAsync(new NewTurn(ThreadId: null, "a fox", [], CreateStudio.Settings), Ct);

        await drafts.FillAsync(threadId: null, "A red fox, large.", CreateStudio.Settings, Ct);
        await drafts.FillAsync(threadId: null, "An owl, large.", CreateStudio.Settings, Ct);
        await drafts.SaveSettingsAsync(place.ThreadId, CreateStudio.Settings with { Steps = 11 }, upsampleBefore: null, Ct);

        var waiting = await drafts.ReadAsync(threadId: null, Ct);
        Assert.Equal(("An owl, large.", false, true, 11), (waiting.Wish, waiting.Settings!.Upsample, waiting.UpsampleBefore, waiting.Settings.Steps));
        Assert.True((await drafts.ReadAsync(Guid.CreateVersion7(), Ct)).Settings!.Upsample);
    }

    [Fact]
    public async Task Who_had_upsampling_off_before_a_reuse_has_it_off_after()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, CreateStudio.Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var scope = workspace.Enter();
        var drafts = scope.ServiceProvider.GetRequiredService<Drafts>();
        await drafts.SaveSettingsAsync(threadId: null, CreateStudio.Settings with { Upsample = false }, upsampleBefore: null, Ct);

        await drafts.FillAsync(threadId: null, "A red fox, large.", CreateStudio.Settings, Ct);

        Assert.False((await drafts.ReadAsync(threadId: null, Ct)).UpsampleBefore);
        Assert.False(await drafts.UpsamplesAsync(Ct));
    }
}
