namespace Studio.Data.Workspaces.Export;

/// <summary>studio-export.json, the last file of the zip: what is in it, and what is not (docs/export.md).</summary>
/// <param name="Format">What the file is, for programs.</param>
/// <param name="Version">Raised when an older reader would misread a newer file.</param>
public sealed record ExportManifest(
    string Format, int Version, DateTime ExportedAt, ExportedWorkspace Workspace, IReadOnlyList<ExportedFile> Data, int Pictures, long PictureBytes, int Masks,
    IReadOnlyList<ExportedGap> Missing, IReadOnlyList<ExportedGap> LeftOut)
{
    public const string FileName = "studio-export.json";

    public const string FormatName = "studio-workspace";
}

public sealed record ExportedWorkspace(Guid Id, string Name, string Slug, string TimeZone, DateTime CreatedAt, IReadOnlyList<string> OldSlugs);

/// <param name="Sha256">Of the file as it lies in the zip.</param>
public sealed record ExportedFile(string Path, int Rows, string Sha256);

/// <param name="What">A file that should be here, or a table that is left out.</param>
public sealed record ExportedGap(string What, string Why);
