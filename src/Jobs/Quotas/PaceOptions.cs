using System.ComponentModel.DataAnnotations;

namespace Studio.Jobs.Quotas;

/// <summary>Section "Pace": how often one person may do something within a minute, over all their tabs and workspaces.</summary>
public sealed class PaceOptions
{
    public const string Section = "Pace";

    [Range(1, 100_000)]
    public int Descriptions { get; set; } = 60;

    [Range(1, 100_000)]
    public int Drawings { get; set; } = 60;

    [Range(1, 100_000)]
    public int Files { get; set; } = 300;
}
