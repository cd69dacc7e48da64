using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Studio.Inference.Tests.Hub;

/// <summary>Lets one file of the test hub out as far as a test allows, and holds the line after that: a download stands still in the middle for as long as it takes.</summary>
internal sealed class HubGate
{
    private const int Chunk = 64 << 10;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    private readonly TestHub _hub;
    private readonly string _file;
    private long _limit;

    /// <param name="hub">Whose file.</param>
    /// <param name="file">Its path in the repository.</param>
    public HubGate(TestHub hub, string file)
    {
        (_hub, _file) = (hub, file);
        hub.Misbehaviours.Add(AnswerAsync);
    }

    /// <summary>Where the answers began that were asked of this file, in order.</summary>
    public IReadOnlyList<long> Starts => [.. _hub.Requests.Where(Is).Select(request => StartOf(request))];

    /// <summary>Bytes of this file that left the hub, all answers together.</summary>
    public long Sent => _hub.Requests.Where(Is).Sum(request => request.Sent);

    /// <summary>No byte behind this one leaves.</summary>
    public void OpenTo(long limit) => Interlocked.Exchange(ref _limit, limit);

    /// <summary>Until so many bytes of the file are on the client's disk. One request fetches it from its front, so it has no holes.</summary>
    /// <param name="blobs">Folder of the repository's blobs in the client's cache.</param>
    /// <param name="bytes">How many.</param>
    /// <param name="cancellationToken">The test's.</param>
    public async Task ArrivedAsync(string blobs, long bytes, CancellationToken cancellationToken)
    {
        var file = _hub.Repositories.Values.SelectMany(repository => repository.Files).Single(file => file.Key == _file);
        var part = Path.Combine(blobs, $"{HubRepository.HashOf(file.Value)}.incomplete");
        while (new FileInfo(part) is not { Exists: true } known || known.Length < bytes)
        {
            await Task.Delay(Glance, cancellationToken);
        }
    }

    private bool Is(HubRequest request) => request.IsFile && request.Path.EndsWith(_file, StringComparison.Ordinal);

    private static long StartOf(HubRequest request) =>
        RangeHeaderValue.TryParse(request.Range, out var range) ? range.Ranges.Single().From ?? 0 : 0;

    private async Task<bool> AnswerAsync(HttpContext context, HubRequest request)
    {
        if (!Is(request))
        {
            return false;
        }

        var bytes = _hub.BytesOf(request.Path);
        var (at, gone) = (StartOf(request), context.RequestAborted);
        context.Response.Headers.ETag = $"\"{HubRepository.HashOf(bytes)}\"";
        context.Response.ContentLength = bytes.Length - at;
        if (at > 0)
        {
            context.Response.StatusCode = StatusCodes.Status206PartialContent;
            context.Response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {at}-{bytes.Length - 1}/{bytes.Length}");
        }

        while (at < bytes.Length)
        {
            var count = (int)Math.Min(Chunk, Math.Min(Interlocked.Read(ref _limit), bytes.Length) - at);
            if (count <= 0)
            {
                await Task.Delay(Glance, gone);
                continue;
            }

            request.Count(count);
            await context.Response.Body.WriteAsync(bytes.AsMemory((int)at, count), gone);
            await context.Response.Body.FlushAsync(gone);
            at += count;
        }

        return true;
    }
}
