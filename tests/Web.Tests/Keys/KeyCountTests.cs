using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Keys;
using Studio.Jobs.Keys;
using Studio.Testing;
using Studio.Web.Keys;

namespace Studio.Web.Tests.Keys;

/// <summary>What the page of keys says about how often each was used.</summary>
public sealed class KeyCountTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Calls_are_told_at_once_and_still_after_they_were_written_down(DatabaseKind kind)
    {
        await using var api = await ApiStudio.StartAsync(kind, Token, "Api:PerMinute=3");
        var (busy, idle) = (await api.Studio.MakeKeyAsync(Token, KeyScope.Words, name: "busy"), await api.Studio.MakeKeyAsync(Token, name: "idle"));

        await api.AnswerAsync($"/api/images/{Guid.NewGuid()}", busy.Secret, Token);
        Assert.StartsWith("403", await api.AnswerAsync($"/api/images/{Guid.NewGuid()}/file", busy.Secret, Token), StringComparison.Ordinal);
        await api.JsonAsync("/api/images", busy.Secret, Token);
        Assert.StartsWith("429", await api.AnswerAsync("/api/images", busy.Secret, Token), StringComparison.Ordinal);

        Assert.Equal((new KeyCount(4, 2), new KeyCount(4, 2)), await CountsAsync(api, busy.Id));
        await api.Studio.Services.GetRequiredService<KeyCallsWriter>().RunOnceAsync(Token);
        Assert.Equal((new KeyCount(4, 2), new KeyCount(4, 2)), await CountsAsync(api, busy.Id));
        Assert.Equal(default, await CountsAsync(api, idle.Id));
    }

    [Theory]
    [InlineData(0, 0, "0 calls today")]
    [InlineData(1, 0, "1 call today")]
    [InlineData(1_096, 1, "1,096 calls today, 1 refused")]
    public void It_is_said_in_words(int calls, int refused, string words) => Assert.Equal(words, new KeyCount(calls, refused).Say("today"));

    private static async Task<(KeyCount Today, KeyCount Month)> CountsAsync(ApiStudio api, Guid key)
    {
        await using var scope = await api.Studio.EnterAsync(TestPerson.Owner, TestPerson.Slug, Token);
        var view = (await scope.ServiceProvider.GetRequiredService<KeyQueries>().ReadAsync(Token)).Single(view => view.Id == key);
        return (view.Today, view.Month);
    }
}
