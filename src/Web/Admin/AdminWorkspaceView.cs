using Studio.Data.Tenancy;

namespace Studio.Web.Admin;

/// <summary>A workspace as the server's administrators see it: how much it is, not what is in it.</summary>
/// <param name="Storage">Bytes of its pictures, those in the trash too.</param>
/// <param name="DeviceMilliseconds">Today, in its time zone.</param>
/// <param name="LooksUntil">The end of one's own look into it; null while one does not look.</param>
public sealed record AdminWorkspaceView(
    Guid Id, string Name, string Slug, WorkspaceState State, DateTime? ArchivedAt, DateTime? DeleteAfter,
    IReadOnlyList<string> Owners, IReadOnlyList<AdminFace> Faces, int Members, int Pictures,
    long Storage, long? StorageLimit, long DeviceMilliseconds, long? DeviceLimit, double Weight, bool IsMember, DateTime? LooksUntil);

/// <summary>One of the first members, as a mark.</summary>
public sealed record AdminFace(string Name, int Hue);
