namespace Studio.Inference.Hub;

/// <summary>What the files of one download share.</summary>
internal sealed record FetchContext(
    HubOptions Options,
    HubTransport Transport,
    HubListing Listing,
    RepositoryFolder Folder,
    ProgressMeter Meter,
    SemaphoreSlim Requests,
    TimeProvider Time);

/// <summary>The whole file came although a part was asked for.</summary>
internal sealed class RangeIgnoredException : Exception;

/// <summary>The hub has another file now under the same name.</summary>
internal sealed class FileChangedException : Exception;
