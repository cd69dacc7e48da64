using System.Globalization;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Studio.Inference.Tests.Hub;

/// <summary>Sends bytes as a web server does, with Range, If-Range and whatever manners say.</summary>
internal static class FileSender
{
    private static readonly TimeSpan HandOver = TimeSpan.FromMilliseconds(15);

    public static async Task SendAsync(HttpContext context, HubRequest request, byte[] bytes, HubManners manners)
    {
        var response = context.Response;
        var tag = $"\"{manners.Tag}\"";
        response.Headers.ETag = manners.WeakTag ? $"W/{tag}" : tag;
        response.Headers.AcceptRanges = "bytes";
        var (from, to) = (0L, (long)bytes.Length);
        if (manners.KnowsRanges && RangeOf(request, bytes.Length) is { } range && (request.IfRange is null || !manners.KnowsIfRange || request.IfRange == tag))
        {
            (from, to) = range;
            response.StatusCode = StatusCodes.Status206PartialContent;
            response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {from + manners.RangeLie}-{to - 1 + manners.RangeLie}/{bytes.Length}");
        }

        byte[] body = [.. bytes.AsSpan((int)from, (int)(to - from)), .. new byte[manners.Extra]];
        if (manners.SaysLength)
        {
            response.ContentLength = Math.Max(0, body.Length + manners.Lie);
        }

        await WriteAsync(context, request, body, manners);
    }

    private static async Task WriteAsync(HttpContext context, HubRequest request, byte[] body, HubManners manners)
    {
        // Kestrel will not send more than it promised; less it sends, and then breaks the connection.
        var end = Math.Min(body.Length, manners.BreakAfter ?? long.MaxValue);
        end = Math.Min(end, context.Response.ContentLength ?? long.MaxValue);
        await context.Response.StartAsync(context.RequestAborted);
        for (var at = 0L; at < end;)
        {
            var count = (int)Math.Min(manners.Chunk, end - at);
            // Before they go: a client that has them all is faster than this thread.
            request.Count(count);
            await context.Response.Body.WriteAsync(body.AsMemory((int)at, count), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            at += count;
            if (manners.Pace > TimeSpan.Zero)
            {
                await Task.Delay(manners.Pace, context.RequestAborted);
            }
        }

        if (manners.Stalls)
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }

        if (manners.Resets)
        {
            context.Abort();
        }
        else if (manners.BreakAfter < body.Length)
        {
            await EndAsync(context);
        }
    }

    /// <summary>What was sent still arrives, then the connection ends: Kestrel's own abort throws away what it has not handed over.</summary>
    private static async Task EndAsync(HttpContext context)
    {
        await Task.Delay(HandOver, context.RequestAborted);
        context.Features.Get<IConnectionSocketFeature>()!.Socket.Shutdown(SocketShutdown.Send);
        await Task.Delay(Timeout.Infinite, context.RequestAborted);
    }

    private static (long From, long To)? RangeOf(HubRequest request, long length) =>
        RangeHeaderValue.TryParse(request.Range, out var header) && header.Ranges.Single() is { From: { } from } range
            ? (from, Math.Min(range.To + 1 ?? length, length))
            : null;
}
