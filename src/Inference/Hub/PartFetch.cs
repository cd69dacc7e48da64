using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Studio.Inference.Hub;

/// <summary>One part of a file: asks for what is missing of it until it is there or patience ends. Thread-safe.</summary>
internal sealed class PartFetch(FetchContext context, HubFile file, PartialFile partial, bool comparesTags)
{
    private readonly Uri _address = context.Transport.FileAddress(context.Listing, file.Path);

    /// <param name="from">First byte.</param>
    /// <param name="to">The byte after the last.</param>
    /// <param name="whole">The hub sends whole files only.</param>
    /// <param name="cancellationToken">What is there is kept.</param>
    public async Task RunAsync(long from, long to, bool whole, CancellationToken cancellationToken)
    {
        var patience = new HubPatience(context.Options, context.Time);
        var (at, best) = (from, from);
        while (at < to)
        {
            try
            {
                await context.Requests.WaitAsync(cancellationToken);
                try
                {
                    at = whole ? from : at;
                    await foreach (var count in BytesAsync(at, to, cancellationToken))
                    {
                        at += count;
                        if (at > best)
                        {
                            patience.Gained(at - best);
                            best = at;
                        }
                    }
                }
                finally
                {
                    context.Requests.Release();
                }
            }
            catch (TransientHubException e)
            {
                var place = whole ? from : at;
                await patience.WaitAsync(e, pause => Say(e, place, pause, patience.Next), cancellationToken);
            }
            catch (RangeRefusedException) when (comparesTags)
            {
                throw new FileChangedException();
            }
            catch (RangeRefusedException)
            {
                throw Lie("the hub does not send bytes that it lists").Outcome;
            }
        }
    }

    private void Say(TransientHubException failure, long at, TimeSpan pause, string next) => context.Meter.Say(string.Create(
        CultureInfo.InvariantCulture,
        $"{failure.Why}; {file.Path} goes on at byte {at:N0} in {WaitText.Of(pause)} (try {next})."));

    /// <summary>Writes what comes and says how much it was.</summary>
    private async IAsyncEnumerable<int> BytesAsync(long at, long to, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var all = at == 0 && to == file.Bytes;
        using var answer = await context.Transport.GetAsync(_address, context.Listing.Repository, all ? null : new RangeItemHeaderValue(at, to - 1), comparesTags ? partial.Tag : null, cancellationToken);
        Check(answer, at, to, all);
        partial.Remember(comparesTags ? answer.StrongTag : null);
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 17);
        try
        {
            using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var stream = await answer.Response.Content.ReadAsStreamAsync(cancellationToken);
            var sinceThen = context.Options.LeastProgress;
            while (at < to)
            {
                // A trickle does not count as sending: the time begins anew when enough of it came.
                if (sinceThen >= context.Options.LeastProgress)
                {
                    stall.CancelAfter(context.Options.Stall);
                    sinceThen = 0;
                }

                var room = (int)Math.Min(buffer.Length, to - at);
                var count = await ReadAsync(stream, buffer.AsMemory(0, room), stall.Token, cancellationToken);
                await partial.WriteAsync(at, buffer.AsMemory(0, count), cancellationToken);
                at += count;
                sinceThen += count;
                context.Meter.Fetched(file, partial.Done, count);
                yield return count;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Is this the file that was listed, and the part that was asked for? Nothing of it is written before.</summary>
    private void Check(HubAnswer answer, long at, long to, bool all)
    {
        if (answer.IsPage)
        {
            throw HubRefusals.Page(answer.Response.RequestMessage?.RequestUri ?? _address);
        }

        if ((answer.Hub.Commit is { } commit && commit != context.Listing.Commit)
            || (answer.Hub.Hash is { } hash && hash.Hex.Length == file.Hash.Hex.Length && hash != file.Hash)
            || (answer.Hub.Bytes is { } bytes && bytes != file.Bytes))
        {
            throw Lie("the hub's list and its answer for the file do not agree");
        }

        if (comparesTags && partial.Tag is { } begun && answer.StrongTag is { } now && begun.Tag != now.Tag)
        {
            throw new FileChangedException();
        }

        if (all)
        {
            RequireLength(answer.Content.ContentLength, file.Bytes);
            return;
        }

        if (answer.Response.StatusCode != HttpStatusCode.PartialContent || answer.Content.ContentRange is not { } range || range.From != at)
        {
            throw new RangeIgnoredException();
        }

        RequireLength(range.Length, file.Bytes);
        RequireLength(answer.Content.ContentLength, to - at);
    }

    private void RequireLength(long? said, long right)
    {
        if (said is { } length && length != right)
        {
            throw Lie(string.Create(CultureInfo.InvariantCulture, $"the hub lists {right:N0} bytes and sends {length:N0}"));
        }
    }

    // A proxy on the way may have made it so; it is tried again, and said when it stays so.
    private TransientHubException Lie(string how) => new(new HubException(
        HubProblem.WrongBytes, $"{file.Path}: {how}. Nothing was installed; try again later or from another hub."))
    {
        IsLie = true,
        Why = "The hub answers with another file than it lists",
    };

    private async Task<int> ReadAsync(Stream stream, Memory<byte> buffer, CancellationToken stall, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAsync(buffer, stall) is > 0 and var count ? count : throw new HttpIOException(HttpRequestError.ResponseEnded);
        }
        catch (IOException e)
        {
            throw HubRefusals.Broken(_address, e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw HubRefusals.Stalled(_address, context.Options.Stall, e);
        }
    }
}
