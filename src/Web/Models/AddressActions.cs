using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Models;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference;
using Studio.Inference.Chat.Remote;

namespace Studio.Web.Models;

/// <summary>The server's rule: where admins of its workspaces may have wishes sent.</summary>
internal sealed class AddressActions(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, ServerAdministrators administrators, ServerAuditLog audit, TimeProvider time)
{
    public async Task AllowAsync(string address, bool mayBePrivate, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageModels);
        await administrators.RequireAsync(cancellationToken);
        var prefix = Prefix(address);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await audit.RunAsync(
            db,
            workspace.Access.UserId,
            async token =>
            {
                var known = await db.WriterAddresses.SingleOrDefaultAsync(address => address.Prefix == prefix, token);
                var rule = known ?? new WriterAddress { Prefix = prefix, CreatedAt = time.GetUtcNow().UtcDateTime };
                rule.MayBePrivate = mayBePrivate;
                if (known is null)
                {
                    db.Add(rule);
                }

                await db.SaveChangesAsync(token);
                return Saying(rule.Id, known is null ? "allowed" : "changed");
            },
            cancellationToken);
    }

    /// <summary>Addresses that workspaces entered under it stay and are no longer asked.</summary>
    public async Task TakeBackAsync(Guid id, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageModels);
        await administrators.RequireAsync(cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await audit.RunAsync(
            db,
            workspace.Access.UserId,
            async token => await db.WriterAddresses.Where(known => known.Id == id).ExecuteDeleteAsync(token) > 0 ? Saying(id, "takenBack") : null,
            cancellationToken);
    }

    private static AuditSaying Saying(Guid id, string change) => new(AuditAct.ServerRulesChanged, $"address/{id}", new { rule = "writerAddress", change });

    private static string Prefix(string address)
    {
        try
        {
            var prefix = RemoteEndpoint.Parse(address, model: "any", key: null).Address.AbsoluteUri.TrimEnd('/');
            return prefix.Length <= RemoteWriter.MaxAddress ? prefix : throw new StudioException($"The address is longer than {RemoteWriter.MaxAddress} characters.");
        }
        catch (InferenceException refusal)
        {
            throw new StudioException(refusal.Message, RefusalKind.Invalid, refusal);
        }
    }
}
