using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Studio.Data.Audit;

/// <summary>
/// People in the log are marks: SHA-256 over a salt of their own and their id. While the salt exists the studio can say whose mark it is;
/// erasing a person deletes the salt, the entries stay true and the mark means nobody.
/// </summary>
public static class AuditPeople
{
    /// <summary>For questions: makes no salt, and of somebody who has none or is nobody there is nothing in any log.</summary>
    internal static async Task<string?> FindMarkAsync(StudioDbContext context, Guid userId, CancellationToken cancellationToken) =>
        await SaltAsync(context, userId, cancellationToken) is { } salt ? Mark(salt, userId) : null;

    internal static async Task<string> MarkAsync(StudioDbContext context, Guid userId, CancellationToken cancellationToken)
    {
        var salt = await SaltAsync(context, userId, cancellationToken);
        if (salt is null)
        {
            // Of two who make one at once, the second finds it made.
            var made = Guid.NewGuid();
            await context.Users.Where(user => user.Id == userId && user.AuditSalt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(user => user.AuditSalt, made), cancellationToken);
            salt = await SaltAsync(context, userId, cancellationToken)
                ?? throw StudioException.NotFound("This account is no longer there.");
        }

        return Mark(salt.Value, userId);
    }

    /// <summary>Whose marks these are, as far as the people still exist.</summary>
    public static async Task<IReadOnlyDictionary<string, Guid>> FindAsync(
        StudioDbContext context, IReadOnlyCollection<string> marks, CancellationToken cancellationToken)
    {
        if (marks.Count == 0)
        {
            return new Dictionary<string, Guid>();
        }

        var people = await context.Users.Where(user => user.AuditSalt != null).Select(user => new { user.Id, user.AuditSalt }).ToListAsync(cancellationToken);
        return people.Select(person => (Mark: Mark(person.AuditSalt!.Value, person.Id), person.Id))
            .Where(person => marks.Contains(person.Mark))
            .ToDictionary(person => person.Mark, person => person.Id);
    }

    private static Task<Guid?> SaltAsync(StudioDbContext context, Guid userId, CancellationToken cancellationToken) =>
        context.Users.Where(user => user.Id == userId).Select(user => user.AuditSalt).FirstOrDefaultAsync(cancellationToken);

    private static string Mark(Guid salt, Guid userId)
    {
        Span<byte> bytes = stackalloc byte[32];
        salt.TryWriteBytes(bytes);
        userId.TryWriteBytes(bytes[16..]);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
