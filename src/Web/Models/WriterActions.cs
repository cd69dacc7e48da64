using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Models;
using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Jobs.Upsamplings;
using Studio.Jobs.Upsamplings.Remote;

namespace Studio.Web.Models;

/// <summary>What admins of a workspace decide about who writes its prompts.</summary>
internal sealed class WriterActions(
    IDbContextFactory<StudioDbContext> contexts,
    CurrentWorkspace workspace,
    ServerAdministrators administrators,
    WorkspaceWriters writers,
    RemoteDoor door,
    RemoteKeys keys,
    RemoteTest test,
    AuditLog audit,
    TimeProvider time)
{
    /// <summary>New with Guid.Empty. An address that goes elsewhere takes no key along: it would be handed to whoever answers there.</summary>
    public async Task<Guid> SaveAsync(Guid id, RemoteWriterInput input, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageModels);
        var endpoint = input.Check();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = id == Guid.Empty ? null : await FindAsync(db, id, cancellationToken);
        if (await db.RemoteWriters.AnyAsync(known => known.Name == input.Name.Trim() && known.Id != id, cancellationToken))
        {
            throw StudioException.Conflict($"There is a model called {input.Name.Trim()} already. Give this one another name.");
        }

        var address = endpoint.Address.AbsoluteUri.TrimEnd('/');
        var isElsewhere = row is null || !string.Equals(row.Address, address, StringComparison.Ordinal);
        var isAdministrator = await administrators.IsOneAsync(cancellationToken);
        if (!isAdministrator && (isElsewhere || !row!.IsByServer) && await door.RuleAsync(endpoint.Address, cancellationToken) is null)
        {
            throw StudioException.Forbidden($"This server does not allow wishes to go to {endpoint.Host}. An administrator of the server can allow the address, or enter it here themselves.");
        }

        if (row is null)
        {
            row = new RemoteWriter { Name = "", Address = address, Model = "", CreatedAt = time.GetUtcNow().UtcDateTime };
            db.Add(row);
        }

        if (isAdministrator)
        {
            (row.IsByServer, row.MayBePrivate) = (true, input.MayBePrivate);
        }
        else if (isElsewhere)
        {
            (row.IsByServer, row.MayBePrivate) = (false, false);
        }

        row.ProtectedKey = endpoint.Key is { } key ? keys.Hide(key) : isElsewhere || input.ForgetsKey ? null : row.ProtectedKey;
        (row.Name, row.Address, row.Model) = (input.Name.Trim(), address, endpoint.Model);
        (row.SendsInstructions, row.JudgesPictures) = (input.SendsInstructions, input.JudgesPictures);
        (row.Temperature, row.MaxTokens, row.TimeoutSeconds) = (input.Temperature, input.MaxTokens, input.TimeoutSeconds);
        (row.TestedAt, row.TestResult, row.TestPassed) = (null, "", false);
        await audit.SaveAsync(db, Saying(row.Id, id == Guid.Empty ? "made" : "changed"), cancellationToken);
        return row.Id;
    }

    public async Task TestAsync(Guid id, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageModels);
        await test.RunAsync(id, cancellationToken);
    }

    /// <summary>Prompts that it wrote stay, and say where they were written.</summary>
    public async Task RemoveAsync(Guid id, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageModels);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var writer = Writer.Of(await FindAsync(db, id, cancellationToken));
        await audit.RunAsync(
            db,
            async token =>
            {
                await db.WriterChoices.Where(choice => choice.Writer == writer.Id).ExecuteDeleteAsync(token);
                await db.ModelUses.Where(use => use.Model == writer.Subject.Key).ExecuteDeleteAsync(token);
                return await db.RemoteWriters.Where(known => known.Id == id).ExecuteDeleteAsync(token) > 0 ? Saying(id, "removed") : null;
            },
            cancellationToken);
    }

    /// <summary>It writes where a person chose no other.</summary>
    public async Task ChooseAsync(string writer, CancellationToken cancellationToken)
    {
        workspace.Access.Require(Permission.ManageModels);
        if ((await writers.AllAsync(cancellationToken)).All(known => known.Id != writer))
        {
            throw StudioException.NotFound("This language model is no longer there.");
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.WriterChoices.SingleOrDefaultAsync(cancellationToken) is { } choice)
        {
            choice.Writer = writer;
        }
        else
        {
            db.Add(new WriterChoice { Writer = writer });
        }

        await audit.SaveAsync(db, new AuditSaying(AuditAct.WriterChanged, Details: new { change = "chosen" }), cancellationToken);
    }

    /// <summary>Its name and address are somebody's words: the log holds its id.</summary>
    private static AuditSaying Saying(Guid id, string change) => new(AuditAct.WriterChanged, $"writer/{id}", new { change });

    private static async Task<RemoteWriter> FindAsync(StudioDbContext db, Guid id, CancellationToken cancellationToken) =>
        await db.RemoteWriters.SingleOrDefaultAsync(known => known.Id == id, cancellationToken) ?? throw StudioException.NotFound("This address is no longer there.");
}
