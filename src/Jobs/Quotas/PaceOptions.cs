using System.ComponentModel.DataAnnotations;

namespace Studio.Jobs.Quotas;

/// <summary>Section "Pace": how often one person, and all people at one address of the network together, may do something within a minute, over all tabs and workspaces.</summary>
public sealed class PaceOptions
{
    public const string Section = "Pace";

    [Range(1, 100_000)]
    public int Descriptions { get; set; } = 60;

    [Range(1, 100_000)]
    public int Drawings { get; set; } = 60;

    [Range(1, 100_000)]
    public int Files { get; set; } = 300;

    [Range(1, 1_000_000)]
    public int AddressDescriptions { get; set; } = 600;

    [Range(1, 1_000_000)]
    public int AddressDrawings { get; set; } = 600;

    [Range(1, 1_000_000)]
    public int AddressFiles { get; set; } = 3_000;
}
