using Studio.Data.Audit;
using Studio.Web.Gallery;

namespace Studio.Web.Audit;

/// <summary>What the page shows of a chain.</summary>
/// <param name="Lines">One page of them, the newest first.</param>
/// <param name="Found">How many fit the filter on all pages.</param>
/// <param name="Length">How many there are at all.</param>
/// <param name="Since">When the first was written; null while there is none.</param>
/// <param name="Last">The newest ten, the oldest of them first, whatever the filter.</param>
/// <param name="People">Who may be chosen: mark and name.</param>
/// <param name="Kinds">Of all entries of the chosen days.</param>
/// <param name="Sealed">How many its reader cannot read yet (AuditSeal); an export as CSV leaves them out.</param>
public sealed record AuditView(
    IReadOnlyList<AuditLine> Lines, int Found, long Length, DateTime? Since, IReadOnlyList<AuditLink> Last,
    IReadOnlyList<FilterOption> People, IReadOnlyList<FilterOption> Kinds, WorkspaceDays Days, DateOnly Today, bool HasOlder, int Sealed);

public sealed record AuditLine(AuditRecord Entry, IReadOnlyList<AuditPart> Sentence);

public sealed record AuditLink(long Number, string Hash);

/// <summary>One entry with its neighbours.</summary>
/// <param name="MayBeRead">It is closed, and opens to whoever gives up deciding an appeal against it.</param>
/// <param name="Fits">Its words give its hash, and both neighbours name the right one before them.</param>
public sealed record AuditOpened(AuditLine Line, string Who, string? Next, bool Fits, DateTime At, string Stored, bool MayBeRead = false);
