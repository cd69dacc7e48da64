using Microsoft.Extensions.AI;
using Studio.Inference.Chat;

namespace Studio.Inference.Tests.Chat;

public sealed class LlamaChatClientTests(EmbeddedUpsampler embedded)
{
    private static readonly ChatMessage[] Fox = [new(ChatRole.User, "a fox in the snow")];

    [Fact]
    public async Task An_answer_streams_in_pieces_and_ends_with_its_counts()
    {
        var updates = await embedded.Client.GetStreamingResponseAsync(Fox, Greedy(), Cancel).ToListAsync(Cancel);

        Assert.True(updates.Count(u => u.Text.Length > 0) > 5);
        Assert.Contains("fox", string.Concat(updates.Select(u => u.Text)), StringComparison.Ordinal);
        Assert.Equal(ChatFinishReason.Stop, updates[^1].FinishReason);
        var usage = updates[^1].Contents.OfType<UsageContent>().Single().Details;
        Assert.Equal(embedded.Client.Tokenize(Fox).Length, usage.InputTokenCount);
        Assert.InRange(usage.OutputTokenCount!.Value, 10, 90);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_words_and_other_seeds_give_others()
    {
        var first = await Answer(Sampled(7));

        Assert.Equal(first, await Answer(Sampled(7)));
        var others = new List<string>();
        for (var seed = 8L; seed < 14; seed++)
        {
            others.Add(await Answer(Sampled(seed)));
        }

        Assert.Contains(others, other => other != first);
    }

    [Fact]
    public async Task A_limit_on_tokens_cuts_the_answer_and_says_so()
    {
        var response = await embedded.Client.GetResponseAsync(Fox, new ChatOptions { Temperature = 0, MaxOutputTokens = 5 }, Cancel);

        Assert.Equal(ChatFinishReason.Length, response.FinishReason);
        Assert.Equal(5, response.Usage!.OutputTokenCount);
    }

    [Fact]
    public async Task A_conversation_longer_than_the_context_is_a_sentence_and_not_a_crash()
    {
        var messages = new ChatMessage[] { new(ChatRole.User, string.Concat(Enumerable.Repeat("リスの王様と猫 ", 1000))) };

        var error = await Assert.ThrowsAsync<InferenceException>(() => embedded.Client.GetResponseAsync(messages, Greedy(), Cancel));

        Assert.Contains("reads at most 1024", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_that_nearly_fills_the_context_gets_a_shorter_answer()
    {
        var wish = string.Concat(Enumerable.Repeat("cat ", 970));
        Assert.InRange(embedded.Client.Tokenize([new ChatMessage(ChatRole.User, wish)]).Length, 960, 1008);

        var response = await embedded.Client.GetResponseAsync([new ChatMessage(ChatRole.User, wish)], new ChatOptions { Temperature = 0, MaxOutputTokens = 500 }, Cancel);

        Assert.True(response.Usage!.TotalTokenCount is null or <= 1024);
        Assert.True(response.Usage.InputTokenCount + response.Usage.OutputTokenCount <= 1024);
    }

    [Fact]
    public async Task A_cancelled_answer_stops_and_the_next_one_is_unharmed()
    {
        var before = await Answer(Greedy());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in embedded.Client.GetStreamingResponseAsync(Fox, Greedy(), stop.Token))
            {
                await stop.CancelAsync();
            }
        });

        Assert.Equal(before, await Answer(Greedy()));
    }

    [Fact]
    public async Task A_prefill_is_stopped_before_its_first_token()
    {
        var context = await embedded.Model.Contexts.RentAsync(Cancel);
        using var stop = new CancellationTokenSource();
        using var sampler = new LlamaSampler(embedded.Model, LlamaSampling.Of(Greedy()));
        var tokens = 0;
        try
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Factory.StartNew(
                () =>
                {
                    // Cancelled by another thread while the first of two batches is computed; no token is ever sampled.
                    var cancelling = stop.CancelAsync();
                    context.Generate([.. Enumerable.Repeat(300, 900)], 50, sampler, _ => tokens++, stop.Token);
                    return cancelling;
                },
                Cancel, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap());
        }
        finally
        {
            embedded.Model.Contexts.Return(context);
        }

        Assert.Equal(0, tokens);
    }

    [Fact]
    public async Task A_reader_who_leaves_early_gives_the_context_back()
    {
        for (var i = 0; i < 5; i++)
        {
            await foreach (var _ in embedded.Client.GetStreamingResponseAsync(Fox, Greedy(), Cancel))
            {
                break;
            }
        }

        Assert.NotEmpty(await Answer(Greedy()));
    }

    [Fact]
    public async Task Several_conversations_share_the_weights_without_mixing()
    {
        string[] wishes = ["a red apple", "a rocket in space", "a penguin in the snow", "un zorro en el bosque"];
        var alone = new List<string>();
        foreach (var wish in wishes)
        {
            alone.Add((await embedded.Client.GetResponseAsync([new ChatMessage(ChatRole.User, wish)], Greedy(), Cancel)).Text);
        }

        var together = await Task.WhenAll(wishes.Select(async wish =>
            (await embedded.Client.GetResponseAsync([new ChatMessage(ChatRole.User, wish)], Greedy(), Cancel)).Text));

        Assert.Equal(alone, together);
    }

    [Fact]
    public async Task A_repetition_penalty_changes_what_is_said()
    {
        var options = Greedy();
        options.AdditionalProperties = new() { [LlamaSampling.RepetitionPenaltyKey] = 1.8f };

        Assert.NotEqual(await Answer(Greedy()), await Answer(options));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static ChatOptions Greedy() => new() { Temperature = 0, MaxOutputTokens = 90 };

    private static ChatOptions Sampled(long seed) => new() { Temperature = 0.9f, TopP = 0.95f, TopK = 40, Seed = seed, MaxOutputTokens = 90 };

    private async Task<string> Answer(ChatOptions options) => (await embedded.Client.GetResponseAsync(Fox, options, Cancel)).Text;
}
