namespace Studio.Inference.Hub;

/// <summary>One file from the hub into blobs/: in parts at once, again after breaks, and under its name only when its hash is right.</summary>
internal sealed class FileFetch(FetchContext context, HubFile file)
{
    // A second fetch may have been spoilt on the way as the first was; a third would only spoil the hub's patience.
    private const int Rounds = 2;

    // Servers of one store may tag the same bytes differently: then tags say nothing, and the hash at the end decides alone.
    private const int MostChanges = 2;

    private readonly string _blob = context.Folder.Blob(file.Hash);
    private readonly string _partial = context.Folder.Partial(file.Hash);
    private bool _fromTheFront;
    private int _changes;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var hold = HubLock.Take(context.Folder.Lock(file.Hash.Hex), file.Path);
        if (await IsHereAsync(cancellationToken))
        {
            return;
        }

        var found = file.Hash;
        for (var round = 0; round < Rounds; round++)
        {
            await FillAsync(cancellationToken);
            found = await HashAsync(_partial, cancellationToken);
            if (found == file.Hash)
            {
                Publish();
                return;
            }

            PartialFile.Delete(_partial);
            context.Meter.Say($"{file.Path} came with other bytes than the hub names. It is fetched once more.");
        }

        throw new HubException(
            HubProblem.WrongBytes,
            $"{file.Path}: its bytes are not those that the hub names: {Short(found)} came, {Short(file.Hash)} is right. It was fetched twice, so nothing was installed. Try again later or from another hub.");
    }

    private async Task<bool> IsHereAsync(CancellationToken cancellationToken)
    {
        var here = new FileInfo(_blob);
        if (!here.Exists || here.LinkTarget is not null || here.Length != file.Bytes || await HashAsync(_blob, cancellationToken) != file.Hash)
        {
            return false;
        }

        context.Meter.At(file, file.Bytes, HubStage.Verified);
        return true;
    }

    private async Task<HubHash> HashAsync(string path, CancellationToken cancellationToken)
    {
        context.Meter.At(file, file.Bytes, HubStage.Verifying);
        return await file.Hash.OfFileAsync(path, static _ => { }, cancellationToken);
    }

    private void Publish()
    {
        File.Move(_partial, _blob, overwrite: true);
        PartialFile.Delete(_partial);
        context.Meter.At(file, file.Bytes, HubStage.Verified);
    }

    /// <summary>Until every byte is there.</summary>
    private async Task FillAsync(CancellationToken cancellationToken)
    {
        await using var partial = PartialFile.Open(_partial, file.Bytes);
        context.Meter.At(file, partial.Done, HubStage.Fetching);
        while (true)
        {
            try
            {
                await FetchMissingAsync(partial, cancellationToken);
                partial.Flush();
                return;
            }
            catch (RangeIgnoredException)
            {
                _fromTheFront = true;
                context.Meter.Say($"The hub does not send parts of files. {file.Path} is fetched in one piece, and from its front after a break.");
            }
            catch (FileChangedException)
            {
                _changes++;
                context.Meter.Say($"{file.Path} is another file on the hub than the one begun. It is fetched from its front.");
            }
            catch (IOException e) when (DiskFault.IsFull(e))
            {
                throw DiskFault.Refusal(e, file.Bytes - partial.Done);
            }

            partial.Forget();
        }
    }

    /// <summary>All parts at once, as far as requests are free; the first that fails ends the others.</summary>
    private async Task FetchMissingAsync(PartialFile partial, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var parts = partial.Missing(_fromTheFront ? long.MaxValue : context.Options.PartBytes);
        var fetch = new PartFetch(context, file, partial, comparesTags: _changes < MostChanges);
        var tasks = parts.Select(part => StopOthersAsync(fetch.RunAsync(part.From, part.To, _fromTheFront, stop.Token), stop)).ToList();
        await Task.WhenAll(tasks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        if (tasks.Find(task => task.IsFaulted) is { } failed)
        {
            await failed;
        }
    }

    private static async Task StopOthersAsync(Task part, CancellationTokenSource stop)
    {
        try
        {
            await part;
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }

    private static string Short(HubHash hash) => $"{hash.Hex[..4]}…{hash.Hex[^4..]}";
}
