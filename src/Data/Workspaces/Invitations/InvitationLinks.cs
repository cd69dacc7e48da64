using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Studio.Data.Audit;
using Studio.Data.Tenancy;

namespace Studio.Data.Workspaces.Invitations;

/// <summary>Links made and taken back.</summary>
public sealed class InvitationLinks(
    IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, AuditLog audit, IDataProtectionProvider protection, TimeProvider time)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Studio.Invitation");

    /// <returns>The secret of the new link.</returns>
    public async Task<string> MakeAsync(NewInvitation asked, CancellationToken cancellationToken)
    {
        var (wanted, secret, now) = (asked.Check(), InvitationSecret.New(), time.GetUtcNow().UtcDateTime);
        var invitation = new Invitation
        {
            Role = wanted.Role,
            SecretHash = InvitationSecret.HashOf(secret),
            Protected = _protector.Protect(secret),
            Beginning = InvitationSecret.BeginningOf(secret),
            Note = wanted.Note,
            Places = wanted.Places,
            ByHand = wanted.ByHand,
            EmailDomain = wanted.EmailDomain,
            CreatedById = workspace.Access.UserId!.Value,
            CreatedAt = now,
            ExpiresAt = now.AddDays(wanted.Days),
        };
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Add(invitation);
        await audit.SaveAsync(
            context,
            new AuditSaying(
                AuditAct.InvitationMade, $"invitation/{invitation.Id}",
                new { role = wanted.Role, days = wanted.Days, places = wanted.Places, byHand = wanted.ByHand, oneDomain = wanted.EmailDomain is not null }),
            cancellationToken);
        return secret;
    }

    /// <summary>To copy the link again.</summary>
    public async Task<string> SecretAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var kept = await context.Invitations.Where(i => i.Id == id).Select(i => i.Protected).FirstOrDefaultAsync(cancellationToken)
            ?? throw StudioException.NotFound("There is no such link.");
        try
        {
            return _protector.Unprotect(kept);
        }
        catch (CryptographicException lost)
        {
            throw StudioException.Conflict("This link cannot be read any more, because the server’s keys were lost. It still works for those who have it; make another one for the others.", lost);
        }
    }

    /// <summary>Nobody comes in by it any more; who waits by it can still be let in.</summary>
    public async Task RevokeAsync(Guid id, CancellationToken cancellationToken)
    {
        var (now, by) = (time.GetUtcNow().UtcDateTime, workspace.Access.UserId);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await audit.RunAsync(
            context,
            async token => await context.Invitations.Where(i => i.Id == id && i.RevokedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.RevokedAt, now).SetProperty(i => i.RevokedById, by), token) == 1
                ? new AuditSaying(AuditAct.InvitationRevoked, $"invitation/{id}")
                : null,
            cancellationToken);
    }
}
