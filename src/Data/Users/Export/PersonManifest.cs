using Studio.Data.Workspaces;
using Studio.Data.Workspaces.Export;

namespace Studio.Data.Users.Export;

/// <summary>studio-export.json of a person's own zip (docs/export.md).</summary>
public sealed record PersonManifest(
    string Format, int Version, DateTime ExportedAt, ExportedAccount Person, IReadOnlyList<ExportedMembership> Workspaces, IReadOnlyList<ExportedGap> LeftOut)
{
    public const string FormatName = "studio-person";
}

public sealed record ExportedAccount(Guid Id, string Name, string? Email, DateTime CreatedAt);

/// <param name="Folder">In the zip.</param>
public sealed record ExportedMembership(
    string Folder, Guid Id, string Name, Role Role, IReadOnlyList<ExportedFile> Data, int Pictures, long PictureBytes, int Masks, IReadOnlyList<ExportedGap> Missing);

/// <summary>What a person would take along.</summary>
public sealed record PersonSize(int Threads, int Pictures, long Bytes)
{
    public static PersonSize operator +(PersonSize a, PersonSize b) => new(a.Threads + b.Threads, a.Pictures + b.Pictures, a.Bytes + b.Bytes);
}
