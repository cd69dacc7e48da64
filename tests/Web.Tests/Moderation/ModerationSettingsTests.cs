using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Moderation.Cases;
using Studio.Testing;
using Studio.Web.Moderation.Settings;

namespace Studio.Web.Tests.Moderation;

public sealed class ModerationSettingsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_is_saved_is_read_again_and_logged_without_the_number_of_the_row(DatabaseKind kind)
    {
        await using var test = await ModeratedTest.StartAsync(kind);
        var form = await ReadAsync(test);
        (form.GoalHours, form.StrikesUntilPause, form.CheckPercent, form.TwoReviewers) = (6, 0, 100, [CaseReason.Sexual, CaseReason.Private, CaseReason.Sexual]);

        await SaveAsync(test, form);

        var now = await ReadAsync(test);
        Assert.Equal((6, 0, 100), (now.GoalHours, now.StrikesUntilPause, now.CheckPercent));
        Assert.Equal(new[] { CaseReason.Sexual, CaseReason.Private }.Order(), now.TwoReviewers);
        Assert.NotEqual(form.Version, now.Version);
        var said = await test.InAsync(c => c.AuditEntries.Where(e => e.Act == AuditAct.ModerationSettingsChanged).Select(e => e.Details).SingleAsync(Token));
        Assert.Contains("\"goalHours\":6", said, StringComparison.Ordinal);
        Assert.DoesNotContain("version", said, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, EachDatabase]
    public async Task Of_two_who_write_at_the_same_time_the_second_is_told_what_the_first_saved(DatabaseKind kind)
    {
        await using var test = await ModeratedTest.StartAsync(kind);
        var (first, second) = (await ReadAsync(test), await ReadAsync(test));
        (first.GoalHours, second.PauseDays) = (8, 30);
        await SaveAsync(test, first);

        var refused = await Assert.ThrowsAsync<StudioException>(() => SaveAsync(test, second));

        Assert.Equal("Somebody else saved these settings while you wrote. Yours are not saved yet.", refused.Message);
        var now = await ReadAsync(test);
        Assert.Equal((8, 7), (now.GoalHours, now.PauseDays));
        Assert.Equal(["a goal of 8 hours", "pauses of 7 days"], second.Otherwise(now));
        Assert.Equal(1, await EntriesAsync(test));

        // Whoever has seen it may put their own in its place.
        second.Version = now.Version;
        await SaveAsync(test, second);
        Assert.Equal((4, 30), ((await ReadAsync(test)).GoalHours, (await ReadAsync(test)).PauseDays));
    }

    [Theory, EachDatabase]
    public async Task Two_presses_in_the_same_moment_save_one(DatabaseKind kind)
    {
        await using var test = await ModeratedTest.StartAsync(kind);
        // With a row and without one.
        for (var round = 1; round <= 2; round++)
        {
            var forms = new[] { await ReadAsync(test), await ReadAsync(test) };
            (forms[0].GoalHours, forms[1].GoalHours) = (round, 10 + round);

            var troubles = await Task.WhenAll(forms.Select(form => Record.ExceptionAsync(() => SaveAsync(test, form)).AsTask()));

            Assert.IsType<StudioException>(Assert.Single(troubles, trouble => trouble is not null));
            Assert.Equal(troubles[0] is null ? round : 10 + round, (await ReadAsync(test)).GoalHours);
            Assert.Equal(round, await EntriesAsync(test));
        }
    }

    [Fact]
    public async Task Values_that_cannot_be_are_refused_with_a_sentence_and_change_nothing()
    {
        await using var test = await ModeratedTest.StartAsync(DatabaseKind.Sqlite);
        (Action<ModerationForm> Change, string Sentence)[] all =
        [
            (form => form.GoalHours = 0, "A goal is 1 to 720 hours."),
            (form => form.GoalHours = int.MaxValue, "A goal is 1 to 720 hours."),
            (form => form.StrikesUntilPause = -1, "Between 1 and 20 warnings pause creation; 0 is never."),
            (form => form.StrikeDays = 0, "A warning counts for 1 to 3,650 days."),
            (form => form.PauseDays = 366, "A pause lasts 1 to 365 days."),
            (form => form.CheckPercent = 101, "The random check takes 0 to 100 of a hundred pictures."),
            (form => form.TwoReviewers = [(CaseReason)99], "One of the reasons that two people decide about is not known here. Load the page again."),
        ];
        foreach (var (change, sentence) in all)
        {
            var form = await ReadAsync(test);
            change(form);
            Assert.Equal(sentence, (await Assert.ThrowsAsync<StudioException>(() => SaveAsync(test, form))).Message);
        }

        Assert.Equal(0, await EntriesAsync(test));
        Assert.False(await test.InAsync(c => c.ModerationSettings.AnyAsync(Token)));
    }

    [Fact]
    public async Task Moderators_read_them_and_do_not_change_them()
    {
        await using var test = await ModeratedTest.StartAsync(DatabaseKind.Sqlite);
        var form = await test.Studio.AsAsync<ModerationSettingsActions, ModerationForm>(ModeratedStudio.Ben, settings => settings.ReadAsync(Token), Token);

        await Assert.ThrowsAsync<StudioException>(() => test.Studio.AsAsync<ModerationSettingsActions>(ModeratedStudio.Ben, settings => settings.SaveAsync(form, Token), Token));
        await Assert.ThrowsAsync<StudioException>(() => test.Studio.AsAsync<ModerationSettingsActions>(ModeratedStudio.Mia, settings => settings.ReadAsync(Token), Token));
    }

    private static Task<ModerationForm> ReadAsync(ModeratedTest test) =>
        test.Studio.AsAsync<ModerationSettingsActions, ModerationForm>(TestPerson.Owner, settings => settings.ReadAsync(Token), Token);

    private static Task SaveAsync(ModeratedTest test, ModerationForm form) =>
        test.Studio.AsAsync<ModerationSettingsActions>(TestPerson.Owner, settings => settings.SaveAsync(form, Token), Token);

    private static Task<int> EntriesAsync(ModeratedTest test) => test.InAsync(c => c.AuditEntries.CountAsync(e => e.Act == AuditAct.ModerationSettingsChanged, Token));
}
