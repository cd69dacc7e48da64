using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Models;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Inference;
using Studio.Jobs.Upsamplings.Remote;

namespace Studio.Web.Models;

/// <summary>Asks an address that is still being typed what its models are called. The same rules hold as when a wish is sent there: who may enter it, and where the connection may lead.</summary>
internal sealed class RemoteNames(IDbContextFactory<StudioDbContext> contexts, CurrentWorkspace workspace, ServerAdministrators administrators, RemoteDoor door, RemoteKeys keys)
{
    /// <summary>A person waits in front of the form.</summary>
    private const int PatienceSeconds = 15;

    /// <param name="id">Of the row that is changed; Guid.Empty for a new one.</param>
    /// <param name="input">As typed so far.</param>
    /// <param name="cancellationToken">The page's.</param>
    public async Task<IReadOnlyList<string>> ReadAsync(Guid id, RemoteWriterInput input, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageModels);
        var endpoint = (input with { Name = "any", Model = "any" }).Check();
        var address = endpoint.Address.AbsoluteUri.TrimEnd('/');
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await db.RemoteWriters.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.Address == address, cancellationToken);
        var isAdministrator = await administrators.IsOneAsync(cancellationToken);

        // Never saved. A key that is stored goes to the address it was stored for, and to no other.
        var asked = new RemoteWriter
        {
            Name = "",
            Address = address,
            Model = "any",
            ProtectedKey = endpoint.Key is { } key ? keys.Hide(key) : input.ForgetsKey ? null : known?.ProtectedKey,
            IsByServer = isAdministrator || known is { IsByServer: true },
            MayBePrivate = isAdministrator ? input.MayBePrivate : known is { MayBePrivate: true },
            TimeoutSeconds = Math.Min(PatienceSeconds, input.TimeoutSeconds),
            CreatedAt = default,
        };
        try
        {
            using var client = await door.OpenAsync(asked, cancellationToken);
            return await client.ModelsAsync(cancellationToken);
        }
        catch (InferenceException refusal)
        {
            throw StudioException.Unavailable(refusal.Message, refusal);
        }
    }
}
