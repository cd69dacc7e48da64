using System.Text.Json;
using System.Text.Json.Serialization;

namespace Studio.Inference.Hub;

/// <summary>What a hub says about a repository: api/models/{name}/revision/{revision}?blobs=true.</summary>
internal sealed class HubApi(HubTransport transport, HubOptions options, TimeProvider time, Action<string> waiting)
{
    private const int LargestAnswer = 64 << 20;
    private const int MostFiles = 50_000;

    public async Task<HubListing> ListAsync(HubAddress address, CancellationToken cancellationToken)
    {
        var target = transport.Address($"api/models/{address.Repository}/revision/{Uri.EscapeDataString(address.Revision)}?blobs=true");
        var json = await ReadAsync(target, address.Repository, LargestAnswer, cancellationToken);
        Answer? answer;
        try
        {
            answer = JsonSerializer.Deserialize<Answer>(json);
        }
        catch (JsonException e)
        {
            throw new HubException(HubProblem.NotAHub, $"{target.Host} answered nonsense instead of a list of files. Perhaps it is not a hub; check its address.", e);
        }

        return Listing(address, answer);
    }

    /// <summary>A small file's bytes, with the retries that any request has.</summary>
    public async Task<byte[]> ReadAsync(Uri target, string repository, int limit, CancellationToken cancellationToken)
    {
        var patience = new HubPatience(options, time);
        while (true)
        {
            try
            {
                using var answer = await transport.GetAsync(target, repository, range: null, ifRange: null, cancellationToken);
                return answer.IsPage ? throw HubRefusals.Page(target) : await BytesAsync(answer, target, limit, cancellationToken);
            }
            catch (TransientHubException e)
            {
                await patience.WaitAsync(e, pause => waiting($"{e.Outcome.Message} It is asked again in {WaitText.Of(pause)} (try {patience.Next})."), cancellationToken);
            }
        }
    }

    private async Task<byte[]> BytesAsync(HubAnswer answer, Uri target, int limit, CancellationToken cancellationToken)
    {
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var stream = await answer.Response.Content.ReadAsStreamAsync(cancellationToken);
            using var bytes = new MemoryStream();
            var buffer = new byte[1 << 16];
            int count;
            do
            {
                stall.CancelAfter(options.Stall);
                count = await stream.ReadAsync(buffer, stall.Token);
                bytes.Write(buffer, 0, count);
            }
            while (count > 0 && bytes.Length <= limit);

            return bytes.Length <= limit
                ? bytes.ToArray()
                : throw new HubException(HubProblem.NotAHub, $"{target.Host} answered more than {ByteText.Of(limit)} to a small question. Perhaps it is not a hub; check its address.");
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            throw HubRefusals.Broken(target, e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw HubRefusals.Stalled(target, options.Stall, e);
        }
    }

    private HubListing Listing(HubAddress address, Answer? answer)
    {
        if (answer is not { Commit: { } commit, Files: { } siblings } || !HubName.IsCommit(commit) || siblings.Count > MostFiles)
        {
            throw new HubException(HubProblem.NotAHub, $"{transport.Endpoint.Host} lists no commit and files for {address.Repository}. Perhaps it is not a hub; check its address.");
        }

        RequireNames(address.Repository, siblings);
        var listing = new HubListing
        {
            Repository = address.Repository,
            Reference = address.Revision,
            Commit = commit,
            Files = [],
            Licence = answer.Card?.LicenceName ?? answer.Card?.Licence ?? answer.Tags?.FirstOrDefault(tag => tag.StartsWith("license:", StringComparison.Ordinal))?["license:".Length..],
            IsGated = answer.Gated is { ValueKind: JsonValueKind.True or JsonValueKind.String },
            Page = transport.Address(address.Repository),
        };
        return listing with { Files = [.. siblings.Select(File)] };
    }

    /// <summary>One trick in a list and nothing of it is believed.</summary>
    private static void RequireNames(string repository, IReadOnlyList<Sibling> siblings)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var sibling in siblings)
        {
            if (sibling.Path is not { } path || !HubName.IsPath(path))
            {
                throw new HubException(HubProblem.BadName, $"{repository} lists a file \"{Shown(sibling.Path ?? "")}\", which cannot be kept inside its own folder. Nothing was fetched.");
            }

            if (!seen.Add(path))
            {
                throw new HubException(HubProblem.BadName, $"{repository} lists \"{path}\" twice. Nothing was fetched.");
            }
        }
    }

    private static string Shown(string path)
    {
        var plain = string.Concat(path.Select(sign => char.IsControl(sign) ? '?' : sign));
        return plain.Length <= 80 ? plain : $"{plain[..79]}…";
    }

    private HubFile File(Sibling sibling) =>
        (HubHash.Of(sibling.Lfs?.Sha256) ?? HubHash.Of(sibling.BlobId)) is { } hash && (sibling.Lfs?.Bytes ?? sibling.Bytes) is >= 0 and var bytes
            ? new HubFile(sibling.Path!, bytes, hash)
            : throw new HubException(HubProblem.NotAHub, $"{transport.Endpoint.Host} names no hash or size for {sibling.Path}, so nothing could be verified. Use another hub.");

    private sealed record Answer(
        [property: JsonPropertyName("sha")] string? Commit,
        [property: JsonPropertyName("siblings")] IReadOnlyList<Sibling>? Files,
        [property: JsonPropertyName("gated")] JsonElement? Gated,
        [property: JsonPropertyName("tags")] IReadOnlyList<string>? Tags,
        [property: JsonPropertyName("cardData")] Card? Card);

    private sealed record Sibling(
        [property: JsonPropertyName("rfilename")] string? Path,
        [property: JsonPropertyName("size")] long? Bytes,
        [property: JsonPropertyName("blobId")] string? BlobId,
        [property: JsonPropertyName("lfs")] Pointer? Lfs);

    private sealed record Pointer([property: JsonPropertyName("sha256")] string? Sha256, [property: JsonPropertyName("size")] long? Bytes);

    // Some cards list several licences: then none is named here, and the card itself says which.
    private sealed record Card(
        [property: JsonPropertyName("license")] JsonElement? RawLicence,
        [property: JsonPropertyName("license_name")] JsonElement? RawName)
    {
        public string? Licence => RawLicence is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

        public string? LicenceName => RawName is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
    }
}
