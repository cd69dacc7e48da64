using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Studio.Inference.Tests.Hub;

/// <summary>A hub on this machine that behaves as the real one does, until it is told to misbehave.</summary>
internal sealed class TestHub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<HubRequest> _requests = new();

    private TestHub(WebApplication app) => _app = app;

    public Dictionary<string, HubRepository> Repositories { get; } = new(StringComparer.Ordinal);

    /// <summary>Tried for each request in order; the first that answers true has answered it.</summary>
    public List<Func<HttpContext, HubRequest, Task<bool>>> Misbehaviours { get; } = [];

    /// <summary>How the bytes of files are sent.</summary>
    public HubManners Manners { get; set; } = new();

    public Uri Address { get; private set; } = new("http://localhost");

    public IReadOnlyCollection<HubRequest> Requests => _requests;

    /// <summary>By requests after the first so many: earlier ones may still be sending to a client that has gone.</summary>
    public long FileBytesSentAfter(int requests) => _requests.Skip(requests).Where(request => request.IsFile).Sum(request => request.Sent);

    public long FileBytesSent => _requests.Where(request => request.IsFile).Sum(request => request.Sent);

    public static async Task<TestHub> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.Listen(IPAddress.Any, 0, listen => listen.Protocols = HttpProtocols.Http1);
            options.Limits.MinResponseDataRate = null;
        });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.Zero);
        var app = builder.Build();
        var hub = new TestHub(app);
        app.Run(hub.AnswerAsync);
        await app.StartAsync(cancellationToken);
        hub.Address = new UriBuilder(app.Urls.Single()) { Host = "127.0.0.1" }.Uri;
        return hub;
    }

    public HubRepository Add(string name)
    {
        var repository = new HubRepository { Name = name };
        Repositories.Add(name, repository);
        return repository;
    }

    /// <summary>Misbehaves for the files of requests that match, so many times.</summary>
    public void Spoil(Func<HubRequest, bool> matches, int times, Func<HttpContext, HubRequest, Task> act)
    {
        var left = times;
        Misbehaviours.Add(async (context, request) =>
        {
            if (!matches(request) || Interlocked.Decrement(ref left) < 0)
            {
                return false;
            }

            await act(context, request);
            return true;
        });
    }

    public byte[] BytesOf(string path)
    {
        var parts = path.Split("/resolve/", 2);
        return Repositories[parts[0].TrimStart('/')].Files[parts[1][41..]];
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var request = new HubRequest(context);
        _requests.Enqueue(request);
        try
        {
            foreach (var misbehaviour in Misbehaviours)
            {
                if (await misbehaviour(context, request))
                {
                    return;
                }
            }

            await (request.Path == "/api/models" ? SearchAsync(context)
                : request.Path.StartsWith("/api/models/", StringComparison.Ordinal) ? ListAsync(context)
                : FileAsync(context, request));
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The client went away, which many tests make it do.
            context.Abort();
        }
    }

    /// <summary>By parts of names and the tag, as the real one does it.</summary>
    private async Task SearchAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var words = query["search"].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = Repositories.Values.Where(repository =>
            words.All(word => repository.Name.Contains(word, StringComparison.OrdinalIgnoreCase))
            && repository.Files.Keys.Any(file => file.EndsWith($".{query["filter"]}", StringComparison.Ordinal)));
        await context.Response.WriteAsJsonAsync(
            found.Select(repository => new { id = repository.Name, downloads = 1234, gated = repository.IsGated ? (object)"auto" : false, tags = (string[])["license:mit"], pipeline_tag = repository.Task }), context.RequestAborted);
    }

    private async Task ListAsync(HttpContext context)
    {
        var (name, revision) = context.Request.Path.Value!["/api/models/".Length..].Split("/revision/", 2) is [var n, var r] ? (n, r) : ("", "");
        if (!Repositories.TryGetValue(name, out var repository))
        {
            await RefuseAsync(context, 404, "RepoNotFound");
        }
        else if (revision != "main" && revision != repository.Commit)
        {
            await RefuseAsync(context, 404, "RevisionNotFound");
        }
        else
        {
            await context.Response.WriteAsJsonAsync(new
            {
                id = name,
                sha = repository.Commit,
                gated = repository.IsGated ? (object)"auto" : false,
                tags = (string[])["onnx", $"license:{repository.Licence}"],
                siblings = repository.List().Select(file => new
                {
                    rfilename = file.Path,
                    size = file.Bytes,
                    blobId = file.BlobId,
                    lfs = file.Sha256 is null ? null : new { sha256 = file.Sha256, size = file.Bytes, pointerSize = 134 },
                }),
            }, context.RequestAborted);
        }
    }

    private async Task FileAsync(HttpContext context, HubRequest request)
    {
        if (!request.IsFile)
        {
            await RefuseAsync(context, 404, "RepoNotFound");
            return;
        }

        var bytes = BytesOf(request.Path);
        context.Response.Headers["X-Repo-Commit"] = request.Path.Split("/resolve/")[1][..40];
        await FileSender.SendAsync(context, request, bytes, Manners with { Tag = Manners.Tag ?? HubRepository.HashOf(bytes) });
    }

    public static async Task RefuseAsync(HttpContext context, int status, string? error = null)
    {
        context.Response.StatusCode = status;
        if (error is not null)
        {
            context.Response.Headers["X-Error-Code"] = error;
        }

        await context.Response.WriteAsync($"{{\"error\":\"{error}\"}}", context.RequestAborted);
    }
}
