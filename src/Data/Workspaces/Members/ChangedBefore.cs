using Microsoft.EntityFrameworkCore;
using Studio.Data.Audit;

namespace Studio.Data.Workspaces.Members;

/// <summary>Two people looked after one member at once: tells the second what the first has done, as the log says it.</summary>
public sealed class ChangedBefore(TimeProvider time)
{
    /// <param name="context">In the transaction of the act that is refused.</param>
    /// <param name="userId">The member.</param>
    /// <param name="role">As it is now; null when they are no member any more.</param>
    /// <param name="cancellationToken">Ends the waiting for the database.</param>
    public async Task<StudioException> SayAsync(StudioDbContext context, Guid userId, Role? role, CancellationToken cancellationToken)
    {
        // Whoever was never here is told the same as of somebody who is gone: ids tell nothing about the people of other workspaces.
        var about = $"member/{await AuditPeople.FindMarkAsync(context, userId, cancellationToken)}";
        var last = await context.AuditEntries.AsNoTracking().Where(e => e.Object == about).OrderByDescending(e => e.Number).FirstOrDefaultAsync(cancellationToken);
        var who = last?.Actor is { } mark ? await NameAsync(context, mark, cancellationToken) : "Somebody";
        var ago = last is null ? "meanwhile" : Ago(time.GetUtcNow().UtcDateTime - last.At);
        return StudioException.Conflict((role, last?.Act) switch
        {
            (null, AuditAct.MemberLeft) => $"This member left {ago}. Nothing was changed.",
            (null, _) => $"{who} took this member out {ago}. Nothing was changed.",
            _ => $"{who} changed this role {ago}: it is {role} now. Nothing was overwritten; look at it, then choose again.",
        });
    }

    private static async Task<string> NameAsync(StudioDbContext context, string mark, CancellationToken cancellationToken)
    {
        var found = await AuditPeople.FindAsync(context, [mark], cancellationToken);
        return found.TryGetValue(mark, out var id)
            ? await context.Users.Where(user => user.Id == id).Select(user => user.DisplayName).SingleAsync(cancellationToken)
            : "Somebody";
    }

    private static string Ago(TimeSpan age) => age.TotalSeconds < 90 ? "a minute ago" : age.TotalMinutes < 60 ? $"{(int)age.TotalMinutes} minutes ago" : "before you looked";
}
