using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Studio.Inference;
using Studio.Inference.Chat.Remote;
using Studio.Testing;

namespace Studio.Web.Tests.Commands;

/// <summary>Over a real connection to a server that behaves, and to one that does not.</summary>
public sealed class RemoteChatClientTests
{
    private const string Prompt = "A squirrel king wearing a golden crown.";

    private static readonly ChatMessage[] Wish = [new(ChatRole.System, "Describe."), new(ChatRole.User, "リスの王")];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_words_stream_and_the_request_holds_what_every_server_takes()
    {
        await using var server = await ModelServer.StartAsync(context => ModelServer.SayAsync(context, Prompt), Ct);
        using var client = Client(server, key: "secret");

        var updates = await client.GetStreamingResponseAsync(Wish, new ChatOptions { Temperature = 0.5f, TopP = 0.5f, TopK = 40, MaxOutputTokens = 160, Seed = 7 }, Ct).ToListAsync(Ct);

        Assert.Equal(Prompt, string.Concat(updates.Select(update => update.Text)).Trim());
        Assert.True(updates.Count > 5, $"{updates.Count} updates");
        Assert.Equal(ChatFinishReason.Stop, updates[^1].FinishReason);
        Assert.Equal("Bearer secret", server.Authorization);
        Assert.Equal(
            """{"model":"qwen2.5:7b","messages":[{"role":"system","content":"Describe."},{"role":"user","content":"リスの王"}],"stream":true,"temperature":0.5,"top_p":0.5,"max_tokens":160,"seed":7}""",
            System.Text.RegularExpressions.Regex.Unescape(Assert.Single(server.Asked).GetRawText()));
    }

    [Fact]
    public async Task Thoughts_are_left_out()
    {
        await using var server = await ModelServer.StartAsync(context => ModelServer.SayAsync(context, $"<think> what is a king </think>{Prompt}"), Ct);
        using var client = Client(server);

        Assert.Equal(Prompt, (await client.GetResponseAsync(Wish, options: null, Ct)).Text.Trim());
    }

    [Theory]
    [InlineData(401, "wants a key")]
    [InlineData(403, "wants a key")]
    [InlineData(404, "knows no model “qwen2.5:7b” at this address. Check the address; it usually ends in /v1.")]
    [InlineData(429, "has too much to do. Try again in 17 seconds.")]
    [InlineData(500, "has a fault of its own (it answered 500)")]
    [InlineData(503, "has a fault of its own (it answered 503)")]
    [InlineData(302, "sends on to another address, which is not followed")]
    [InlineData(400, "refused the request (it answered 400)")]
    public async Task A_refusal_is_a_sentence_that_repeats_nothing_of_the_other_side(int status, string sentence)
    {
        await using var server = await ModelServer.StartAsync(
            async context =>
            {
                context.Response.StatusCode = status;
                context.Response.Headers.RetryAfter = "17";
                context.Response.Headers.Location = "http://169.254.169.254/latest/meta-data/";
                await context.Response.WriteAsync("<script>something private</script>", context.RequestAborted);
            },
            Ct);

        var refusal = await RefusalAsync(server);

        Assert.Contains(sentence, refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("private", refusal, StringComparison.Ordinal);
        Assert.Single(server.Asked);
    }

    [Fact]
    public async Task A_wrong_key_is_told_from_a_missing_one()
    {
        await using var server = await ModelServer.StartAsync(context => Task.FromResult(context.Response.StatusCode = 401), Ct);

        Assert.Contains("refuses the key", await RefusalAsync(server, key: "wrong"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/html", "<html>Sign in</html>", "answered, but not as a language model (text/html)")]
    [InlineData("application/json", "{}", "answered, but not as a language model (application/json)")]
    [InlineData("text/event-stream", "data: {\"choices\":[{\"delta\"\n\n", "answered with something that cannot be read")]
    [InlineData("text/event-stream", "data: <html>\n\n", "answered with something that cannot be read")]
    [InlineData("text/event-stream", "data: {\"choices\":7}\n\n", "answered with something that cannot be read")]
    [InlineData("text/event-stream", "data: null\n\n", "answered with something that cannot be read")]
    [InlineData("text/event-stream", "data: {\"error\":{\"message\":\"private\"}}\n\n", "gave up in the middle of its answer")]
    [InlineData("text/event-stream", "data: {\"choices\":[{\"delta\":{\"content\":\"A\"}}]}\n\n", "broke in the middle of the answer")]
    [InlineData("text/event-stream", "", "broke in the middle of the answer")]
    public async Task What_is_no_answer_is_said(string kind, string body, string sentence)
    {
        await using var server = await ModelServer.StartAsync(
            async context =>
            {
                context.Response.ContentType = kind;
                await context.Response.WriteAsync(body, context.RequestAborted);
            },
            Ct);

        var refusal = await RefusalAsync(server);

        Assert.Contains(sentence, refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("private", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_breaks_before_a_word_or_in_mid_stream_is_said()
    {
        await using var deaf = await ModelServer.StartAsync(
            context =>
            {
                context.Abort();
                return Task.CompletedTask;
            },
            Ct);
        Assert.Contains("broke before it answered", await RefusalAsync(deaf), StringComparison.Ordinal);

        var heard = new TaskCompletionSource();
        await using var server = await ModelServer.StartAsync(
            async context =>
            {
                await ModelServer.BeginAsync(context);
                await ModelServer.WordAsync(context, "A squirrel");
                await heard.Task;
                context.Abort();
            },
            Ct);
        using var client = Client(server);

        var refusal = await Assert.ThrowsAsync<InferenceException>(async () =>
        {
            await foreach (var _ in client.GetStreamingResponseAsync(Wish, options: null, Ct))
            {
                heard.TrySetResult();
            }
        });

        Assert.Contains("broke in the middle of the answer", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_without_end_is_cut_and_the_connection_let_go()
    {
        var gone = new TaskCompletionSource();
        await using var server = await ModelServer.StartAsync(
            async context =>
            {
                context.RequestAborted.Register(() => gone.TrySetResult());
                await ModelServer.BeginAsync(context);
                for (var i = 0; !context.RequestAborted.IsCancellationRequested; i++)
                {
                    await ModelServer.WordAsync(context, $"word{i} ");
                }
            },
            Ct);
        using var client = Client(server, limits: new RemoteLimits { Characters = 500 });

        var answer = await client.GetResponseAsync(Wish, options: null, Ct);

        Assert.Equal(ChatFinishReason.Length, answer.FinishReason);
        Assert.InRange(answer.Text.Length, 500, 520);
        await gone.Task.WaitAsync(Ct);
    }

    [Fact]
    public async Task A_line_without_end_is_refused()
    {
        await using var server = await ModelServer.StartAsync(
            async context =>
            {
                await ModelServer.BeginAsync(context);
                await context.Response.WriteAsync("data: ", context.RequestAborted);
                while (!context.RequestAborted.IsCancellationRequested)
                {
                    await context.Response.WriteAsync(new string('x', 10_000), context.RequestAborted);
                }
            },
            Ct);

        Assert.Contains("cannot be read", await RefusalAsync(server), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "says nothing")]
    [InlineData(true, "did not come to an end in 180 seconds")]
    public async Task Silence_and_endless_slowness_have_limits(bool speaks, string sentence)
    {
        var time = new ManualTimeProvider();
        await using var server = await ModelServer.StartAsync(
            async context =>
            {
                if (speaks)
                {
                    await ModelServer.BeginAsync(context);
                    while (!context.RequestAborted.IsCancellationRequested)
                    {
                        await ModelServer.WordAsync(context, "a ");
                        time.Advance(TimeSpan.FromSeconds(10));
                    }
                }

                time.Advance(TimeSpan.FromSeconds(60));
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            },
            Ct);
        // The server runs ahead with the clock: between two words is no limit then.
        var limits = speaks ? new RemoteLimits { FirstWord = TimeSpan.FromHours(1), Silence = TimeSpan.FromHours(1) } : new RemoteLimits();
        using var client = new RemoteChatClient(Endpoint(server.Address), limits, time);

        var refusal = await Assert.ThrowsAsync<InferenceException>(() => client.GetResponseAsync(Wish, options: null, Ct));

        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_who_stops_it_gets_no_sentence_and_the_server_hears_it()
    {
        var gone = new TaskCompletionSource();
        await using var server = await ModelServer.StartAsync(
            async context =>
            {
                context.RequestAborted.Register(() => gone.TrySetResult());
                await ModelServer.BeginAsync(context);
                await ModelServer.WordAsync(context, "A ");
                await gone.Task;
            },
            Ct);
        using var client = Client(server);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in client.GetStreamingResponseAsync(Wish, options: null, stop.Token))
            {
                await stop.CancelAsync();
            }
        });

        await gone.Task.WaitAsync(Ct);
    }

    [Fact]
    public async Task Nobody_at_the_address_is_said_and_so_is_somebody_who_speaks_no_HTTP()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/v1";
        var wrong = RefusalAsync(address);
        using (var guest = await listener.AcceptTcpClientAsync(Ct))
        {
            await guest.GetStream().WriteAsync("220 mail.example ESMTP\r\n"u8.ToArray(), Ct);
        }

        Assert.Contains("does not speak HTTP", await wrong, StringComparison.Ordinal);
        listener.Stop();
        Assert.Contains("does not answer. Is its server running", await RefusalAsync(address), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost:11434", "is no address")]
    [InlineData("file:///etc/passwd", "is no address")]
    [InlineData("ftp://example.org/v1", "is no address")]
    [InlineData("http://me:secret@example.org/v1", "holds no name, password or question mark")]
    [InlineData("http://example.org/v1?key=1", "holds no name, password or question mark")]
    public void What_is_no_address_is_refused_before_anything_is_sent(string address, string sentence)
    {
        var refusal = Assert.Throws<InferenceException>(() => Endpoint(address));

        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
    }

    private static RemoteEndpoint Endpoint(string address, string? key = null) => RemoteEndpoint.Parse(address, "qwen2.5:7b", key);

    private static RemoteChatClient Client(ModelServer server, string? key = null, RemoteLimits? limits = null) =>
        new(Endpoint(server.Address, key), limits ?? new RemoteLimits(), TimeProvider.System);

    private static Task<string> RefusalAsync(ModelServer server, string? key = null) => RefusalAsync(server.Address, key);

    private static async Task<string> RefusalAsync(string address, string? key = null)
    {
        using var client = new RemoteChatClient(Endpoint(address, key), new RemoteLimits(), TimeProvider.System);
        var refusal = await Assert.ThrowsAsync<InferenceException>(() => client.GetResponseAsync(Wish, options: null, Ct));
        return refusal.Message;
    }
}
