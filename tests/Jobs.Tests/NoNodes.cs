using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Studio.Data;
using Studio.Data.Databases;
using Studio.Jobs.Events;
using Studio.Jobs.Nodes;

namespace Studio.Jobs.Tests;

/// <summary>What one server on a SQLite file has of the machinery between nodes: nothing.</summary>
internal static class NoNodes
{
    private static readonly IOptions<DataOptions> Data = Options.Create(new DataOptions());

    public static OtherNodes Others { get; } = new(new NodeChannel(Data));

    public static SharedPreviews Previews { get; } = new(Data, NullLogger<SharedPreviews>.Instance);
}
