using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Studio.Web.Tests.Commands;

/// <summary>A real server on this machine that answers as OpenAI's chat completions do, or as the test's script says.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ModelServer(WebApplication app) => _app = app;

    public string Address => $"{_app.Urls.Single()}/v1";

    /// <summary>Bodies of the requests, in order.</summary>
    public List<JsonElement> Asked { get; } = [];

    public string? Authorization { get; private set; }

    /// <summary>What it answers when asked for its models.</summary>
    public Func<HttpContext, Task> Lists { get; set; } = context => context.Response.WriteAsJsonAsync(new { data = new[] { new { id = "qwen2.5:7b" }, new { id = "llama3:latest" } } });

    public static async Task<ModelServer> StartAsync(Func<HttpContext, Task> answer, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new ModelServer(builder.Build());
        server._app.MapPost("/v1/chat/completions", async context =>
        {
            server.Asked.Add(await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body, cancellationToken: context.RequestAborted));
            server.Authorization = context.Request.Headers.Authorization;
            await answer(context);
        });
        server._app.MapGet("/v1/models", context => server.Lists(context));
        await server._app.StartAsync(cancellationToken);
        return server;
    }

    /// <summary>The words, one event each, and the orderly end.</summary>
    public static async Task SayAsync(HttpContext context, string text)
    {
        await BeginAsync(context);
        foreach (var word in text.Split(' '))
        {
            await WordAsync(context, word + " ");
        }

        await context.Response.WriteAsync("data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: {\"choices\":[],\"usage\":{\"total_tokens\":9}}\n\ndata: [DONE]\n\n", context.RequestAborted);
    }

    public static async Task BeginAsync(HttpContext context)
    {
        context.Features.Get<IHttpResponseBodyFeature>()!.DisableBuffering();
        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync(": hello\n\n", context.RequestAborted);
    }

    public static Task WordAsync(HttpContext context, string word) =>
        context.Response.WriteAsync($"data: {JsonSerializer.Serialize(new { choices = new[] { new { delta = new { content = word }, finish_reason = (string?)null } } })}\r\n\r\n", context.RequestAborted);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
