using Microsoft.AspNetCore.Http;
using Studio.Inference.Hub;

namespace Studio.Inference.Tests.Hub;

/// <summary>The fault matrix.</summary>
internal static class HubFaults
{
    private const int Always = int.MaxValue;

    // What a connection had under way when it was given up counts as sent too.
    private const double Resumed = 1.5;

    public static IReadOnlyList<HubFaultCase> All { get; } =
    [
        new("nothing", static _ => { }, MostBytes: 1.001),
        new("one connection instead of four", static d => d.Options = d.Options with { Connections = 1 }, MostBytes: 1.001),
        .. Connections(),
        .. Lengths(),
        .. WrongBytes(),
        .. Ranges(),
        .. Redirects(),
        .. Answers(),
        .. HubListFaults.All(),
    ];

    private static IEnumerable<HubFaultCase> Connections() =>
    [
        new("breaks after byte 1, once", static d => OnFile(d, 1, m => m with { BreakAfter = 1 }), MostBytes: Resumed),
        new("breaks in the middle of each part, once", static d => OnFile(d, 3, m => m with { BreakAfter = 50_000 }), MostBytes: Resumed),
        new("breaks one byte before the end, once", static d => OnFile(d, 1, m => m with { BreakAfter = 99_999 }), MostBytes: Resumed),
        new("breaks every 10,000 bytes, always", static d => OnFile(d, Always, m => m with { BreakAfter = 10_000, Chunk = 5_000 }), MostBytes: Resumed),
        new("breaks before the first byte, always", static d => OnFile(d, Always, m => m with { BreakAfter = 0 }), HubProblem.Unreachable),
        new("breaks before the first byte, 9 times", static d =>
        {
            d.Options = d.Options with { Connections = 1 };
            OnFile(d, 9, m => m with { BreakAfter = 0 });
        }, MostBytes: 1.001),
        new("resets instead of answering, once", static d => d.Hub.Spoil(IsModel, 1, Abort), MostBytes: Resumed),
        new("resets instead of answering, always", static d => d.Hub.Spoil(IsModel, Always, Abort), HubProblem.Unreachable),
        new("resets instead of listing, twice", static d => d.Hub.Spoil(IsList, 2, Abort), MostBytes: Resumed),
        new("nobody listens at the address", static d => d.Options = d.Options with { Endpoint = new Uri("http://127.0.0.1:9") }, HubProblem.Unreachable),
        new("resets in the middle of each part, once", static d => OnFile(d, 3, m => m with { BreakAfter = 50_000, Resets = true }), MostBytes: 2),
        new("stalls in the middle, once", static d =>
        {
            d.Options = d.Options with { Stall = TimeSpan.FromSeconds(1) };
            OnFile(d, 1, m => m with { BreakAfter = 50_000, Stalls = true });
        }, MostBytes: 2),
        new("sends 1,000 bytes and stalls, always", static d =>
        {
            d.Options = d.Options with { Stall = TimeSpan.FromSeconds(1) };
            OnFile(d, Always, m => m with { BreakAfter = 1_000, Stalls = true });
        }, HubProblem.Unreachable),
        new("trickles: ten bytes at a time, always", static d =>
        {
            d.Options = d.Options with { Stall = TimeSpan.FromSeconds(1) };
            OnFile(d, Always, m => m with { Chunk = 10, Pace = TimeSpan.FromMilliseconds(50) });
        }, HubProblem.Unreachable),
        new("breaks every 100 bytes, always", static d => OnFile(d, Always, m => m with { BreakAfter = 100, Chunk = 100 }), HubProblem.Unreachable),
        new("never answers a request for the list", static d =>
        {
            d.Options = d.Options with { Stall = TimeSpan.FromMilliseconds(300) };
            d.Hub.Spoil(IsList, Always, static (context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        }, HubProblem.Unreachable),
        new("never answers the first request for the list", static d =>
        {
            d.Options = d.Options with { Stall = TimeSpan.FromSeconds(1) };
            d.Hub.Spoil(IsList, 1, static (context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        }),
        new("throttles", static d => OnFile(d, Always, m => m with { Chunk = 10_000, Pace = TimeSpan.FromMilliseconds(5) }), MostBytes: 1.001),
    ];

    private static IEnumerable<HubFaultCase> Lengths() =>
    [
        new("promises more bytes than it sends, once", static d => OnFile(d, 1, m => m with { Lie = 7 }), MostBytes: Resumed),
        new("promises more bytes than it sends, always", static d => OnFile(d, Always, m => m with { Lie = 7 }), HubProblem.WrongBytes),
        new("promises fewer bytes than there are, once", static d => OnFile(d, 1, m => m with { Lie = -7 }), MostBytes: Resumed),
        new("promises fewer bytes than there are, always", static d => OnFile(d, Always, m => m with { Lie = -7 }), HubProblem.WrongBytes),
        new("says no length", static d => OnFile(d, Always, m => m with { SaysLength = false }), MostBytes: 1.001),
        new("says no length and sends more than there is", static d => OnFile(d, Always, m => m with { SaysLength = false, Extra = 500_000 })),
        new("lists fewer bytes than there are", static d => Listed(d, file => file with { Bytes = file.Bytes - 1 }), HubProblem.WrongBytes),
        new("lists more bytes than there are", static d => Listed(d, file => file with { Bytes = file.Bytes + 1 }), HubProblem.WrongBytes),
        new("lists more bytes than the disk has", static d => Listed(d, file => file with { Bytes = 1L << 60 }), HubProblem.DiskFull),
        new("lists fewer bytes, says no length", static d =>
        {
            Listed(d, file => file with { Bytes = 50_000 });
            OnFile(d, Always, m => m with { SaysLength = false, KnowsRanges = false });
        }, HubProblem.WrongBytes),
    ];

    private static IEnumerable<HubFaultCase> WrongBytes() =>
    [
        new("sends wrong bytes, once", static d => OnFile(d, 4, static m => m, Flip), MostBytes: 2.1),
        new("sends wrong bytes, always", static d => OnFile(d, Always, static m => m, Flip), HubProblem.WrongBytes),
        new("sends zeros, always", static d => OnFile(d, Always, static m => m, static bytes => new byte[bytes.Length]), HubProblem.WrongBytes),
        new("sends a wrong small file, always", static d => d.Hub.Spoil(
            static r => r.Path.EndsWith("README.md", StringComparison.Ordinal), Always, static (c, r) => SendAsync(c, r, "---\nlicense: gpl\n---\nTiny.\n"u8.ToArray(), new HubManners())), HubProblem.WrongBytes),
        new("lists a wrong hash", static d => Listed(d, file => file with { Sha256 = new string('0', 64) }), HubProblem.WrongBytes),
    ];

    private static IEnumerable<HubFaultCase> Ranges() =>
    [
        new("ignores Range", static d => OnFile(d, Always, m => m with { KnowsRanges = false }), MostBytes: 5.1),
        new("ignores Range and breaks twice", static d =>
        {
            OnFile(d, 5, m => m with { KnowsRanges = false, BreakAfter = 150_000 });
            OnFile(d, Always, m => m with { KnowsRanges = false });
        }),
        new("ignores Range and breaks at the same byte, always", static d => OnFile(d, Always, m => m with { KnowsRanges = false, BreakAfter = 150_000 }), HubProblem.Unreachable),
        new("sends another range than asked for", static d => OnFile(d, 3, m => m with { RangeLie = 5 }), MostBytes: 5.1),
        new("refuses the range (416), once", static d => d.Hub.Spoil(static r => IsModel(r) && r.Range is not null, 1, static (c, _) => TestHub.RefuseAsync(c, 416)), MostBytes: 2.1),
        new("refuses the range (416), always", static d => d.Hub.Spoil(static r => IsModel(r) && r.Range is not null, Always, static (c, _) => TestHub.RefuseAsync(c, 416)), HubProblem.WrongBytes),
        new("has another file after the break, for a while", static d =>
        {
            OnFile(d, 1, m => m with { BreakAfter = 50_000 });
            OnFile(d, 4, m => m with { Tag = "other" }, Flip);
            // Each of the parallel parts may be the one that notices, and what the others were sent meanwhile is thrown away.
        }, MostBytes: 6),
        new("has another file after the break, for good", static d =>
        {
            OnFile(d, 1, m => m with { BreakAfter = 50_000 });
            OnFile(d, Always, m => m with { Tag = "other" }, Flip);
        }, HubProblem.WrongBytes),
        new("has another file after the break and ignores If-Range", static d =>
        {
            OnFile(d, 1, m => m with { BreakAfter = 50_000 });
            OnFile(d, 4, m => m with { Tag = "other", KnowsIfRange = false }, Flip);
        }, MostBytes: 6),
        new("tags the same bytes differently each time", static d =>
        {
            var turn = 0;
            d.Hub.Spoil(IsModel, Always, (c, r) => SendAsync(c, r, d.Model, d.Hub.Manners with { Tag = $"t{Interlocked.Increment(ref turn)}" }));
            // Each of the parallel parts may be the one that finds another tag and begins the file anew.
        }, MostBytes: 8),
        new("has weak tags and breaks", static d => OnFile(d, Always, m => m with { Tag = "w", WeakTag = true, BreakAfter = 60_000 }), MostBytes: Resumed),
    ];

    private static IEnumerable<HubFaultCase> Redirects() =>
    [
        new("redirects to another path", static d => Redirect(d, r => $"/store{r.Path}"), MostBytes: 1.001),
        new("redirects to another host", static d => Redirect(d, r => $"http://127.0.0.2:{d.Hub.Address.Port}/store{r.Path}"), MostBytes: 1.001),
        new("redirects to another host, which breaks", static d =>
        {
            Redirect(d, r => $"http://127.0.0.2:{d.Hub.Address.Port}/store{r.Path}");
            d.Hub.Misbehaviours.Insert(0, Once(static r => IsStore(r), 3, (c, r) => SendAsync(c, r, d.Model, new HubManners { Tag = "s", BreakAfter = 60_000 })));
        }, MostBytes: Resumed),
        new("redirects to an address that has expired (403), once", static d =>
        {
            Redirect(d, r => $"http://127.0.0.2:{d.Hub.Address.Port}/store{r.Path}");
            d.Hub.Misbehaviours.Insert(0, Once(static r => IsStore(r), 1, static (c, _) => TestHub.RefuseAsync(c, 403)));
        }, MostBytes: 1.001),
        new("redirects in a circle", static d => d.Hub.Spoil(IsModel, Always, static (c, r) => RedirectTo(c, r.Path)), HubProblem.NotAHub),
        new("redirects to a file of this machine", static d => d.Hub.Spoil(IsModel, Always, static (c, _) => RedirectTo(c, "file:///etc/passwd")), HubProblem.NotAHub),
        new("redirects without saying where", static d => d.Hub.Spoil(IsModel, Always, static (c, _) => TestHub.RefuseAsync(c, 302)), HubProblem.NotAHub),
    ];

    private static IEnumerable<HubFaultCase> Answers() =>
    [
        new("answers a file with a web page", static d => d.Hub.Spoil(IsModel, Always, PageAsync), HubProblem.NotAHub),
        new("answers the list with a web page", static d => d.Hub.Spoil(IsList, Always, PageAsync), HubProblem.NotAHub),
        new("has too much to do (429), Retry-After 1 s, once", static d => d.Hub.Spoil(IsModel, 1, static (c, _) => BusyAsync(c, "1")), MostBytes: 1.001),
        new("has too much to do (429), Retry-After 2 hours", static d => d.Hub.Spoil(IsModel, Always, static (c, _) => BusyAsync(c, "7200")), HubProblem.Busy),
        new("has too much to do (429), always", static d => d.Hub.Spoil(IsModel, Always, static (c, _) => TestHub.RefuseAsync(c, 429)), HubProblem.Busy),
        new("has too much to do (503) for the list, twice", static d => d.Hub.Spoil(IsList, 2, static (c, _) => TestHub.RefuseAsync(c, 503)), MostBytes: 1.001),
        new("fails (500), twice", static d => d.Hub.Spoil(IsModel, 2, static (c, _) => TestHub.RefuseAsync(c, 500)), MostBytes: 1.001),
        new("fails (502), always", static d => d.Hub.Spoil(IsModel, Always, static (c, _) => TestHub.RefuseAsync(c, 502)), HubProblem.Unreachable),
        new("wants terms agreed to (403 GatedRepo)", static d => d.Hub.Spoil(IsModel, Always, static (c, _) => TestHub.RefuseAsync(c, 403, "GatedRepo")), HubProblem.TermsWanted),
        new("wants a token (401), none is there", static d =>
        {
            d.Options = d.Options with { Token = null };
            d.Hub.Spoil(IsList, Always, static (c, _) => TestHub.RefuseAsync(c, 401));
        }, HubProblem.TokenWanted),
        new("does not accept the token (401)", static d => d.Hub.Spoil(IsList, Always, static (c, _) => TestHub.RefuseAsync(c, 401)), HubProblem.TokenWanted),
        new("does not let the token read it (403)", static d => d.Hub.Spoil(IsList, Always, static (c, _) => TestHub.RefuseAsync(c, 403)), HubProblem.TokenWanted),
        new("has no such repository (404)", static d => d.Hub.Repositories.Clear(), HubProblem.NotFound),
        new("has no such file any more (404)", static d => d.Hub.Spoil(IsModel, Always, static (c, _) => TestHub.RefuseAsync(c, 404, "EntryNotFound")), HubProblem.NotFound),
        new("answers 418", static d => d.Hub.Spoil(IsModel, Always, static (c, _) => TestHub.RefuseAsync(c, 418)), HubProblem.NotAHub),
        new("sends the file of another commit", static d => d.Hub.Spoil(IsModel, Always, (c, r) =>
        {
            c.Response.Headers["X-Repo-Commit"] = new string('b', 40);
            return FileSender.SendAsync(c, r, d.Model, new HubManners { Tag = "x" });
        }), HubProblem.WrongBytes),
    ];

    private static bool IsModel(HubRequest request) => request.IsFile && request.Path.EndsWith("tiny.gguf", StringComparison.Ordinal);

    private static bool IsStore(HubRequest request) => request.Path.StartsWith("/store/", StringComparison.Ordinal);

    public static bool IsList(HubRequest request) => request.Path.StartsWith("/api/", StringComparison.Ordinal);

    public static bool IsSearch(HubRequest request) => request.Path == "/api/models";

    private static void OnFile(HubDownload download, int times, Func<HubManners, HubManners> manners, Func<byte[], byte[]>? change = null) =>
        download.Hub.Spoil(IsModel, times, (context, request) =>
        {
            var asked = manners(new HubManners { Tag = HubRepository.HashOf(download.Model) });
            return SendAsync(context, request, change?.Invoke(download.Model) ?? download.Model, asked);
        });

    private static void Listed(HubDownload download, Func<ListedFile, ListedFile> change) =>
        download.Hub.Repositories[HubDownload.Repository].Listed = file => file.Path == "tiny.gguf" ? change(file) : file;

    private static void Redirect(HubDownload download, Func<HubRequest, string> target)
    {
        download.Hub.Spoil(static r => IsModel(r) && !IsStore(r), Always, (context, request) =>
        {
            context.Response.Headers["X-Linked-Etag"] = $"\"{HubRepository.HashOf(download.Model)}\"";
            context.Response.Headers["X-Linked-Size"] = download.Model.Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return RedirectTo(context, target(request));
        });
        download.Hub.Spoil(IsStore, Always, (context, request) => SendAsync(context, request, download.Model, new HubManners { Tag = "s" }));
    }

    private static Func<HttpContext, HubRequest, Task<bool>> Once(Func<HubRequest, bool> matches, int times, Func<HttpContext, HubRequest, Task> act)
    {
        var left = times;
        return async (context, request) =>
        {
            if (!matches(request) || Interlocked.Decrement(ref left) < 0)
            {
                return false;
            }

            await act(context, request);
            return true;
        };
    }

    private static Task SendAsync(HttpContext context, HubRequest request, byte[] bytes, HubManners manners) => FileSender.SendAsync(context, request, bytes, manners);

    private static byte[] Flip(byte[] bytes)
    {
        byte[] copy = [.. bytes];
        copy[copy.Length / 2] ^= 1;
        return copy;
    }

    private static Task Abort(HttpContext context, HubRequest request)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static Task RedirectTo(HttpContext context, string target)
    {
        context.Response.StatusCode = StatusCodes.Status302Found;
        context.Response.Headers.Location = target;
        return Task.CompletedTask;
    }

    private static Task BusyAsync(HttpContext context, string after)
    {
        context.Response.Headers.RetryAfter = after;
        return TestHub.RefuseAsync(context, 429);
    }

    public static Task PageAsync(HttpContext context, HubRequest request)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync("<html><body>Please sign in to the guest network.</body></html>", context.RequestAborted);
    }
}
