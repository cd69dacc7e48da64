using System.Data;
using System.Data.Common;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Audit;
using Studio.Data.Conventions;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Workspaces;

/// <summary>Makes the owner's account and the first workspace, together or not at all. Thread-safe.</summary>
public sealed class FirstRun(WorkspaceScope scope, TimeProvider time)
{
    private const string SerializationFailure = "40001";

    /// <returns>The owner's account and the slug of the workspace.</returns>
    public async Task<(StudioUser Owner, string Slug)> CreateAsync(FirstOwner owner, CancellationToken cancellationToken)
    {
        var workspace = New(owner);
        try
        {
            return await scope.RunAsync(workspace.Id, (services, token) => CreateAsync(services, workspace, owner, token), cancellationToken);
        }
        catch (Exception exception) when (exception.GetBaseException() is DbException { SqlState: SerializationFailure })
        {
            throw AlreadySetUp(exception);
        }
    }

    private Workspace New(FirstOwner owner)
    {
        if (string.IsNullOrWhiteSpace(owner.WorkspaceName) || OneLine.Of(owner.DisplayName).Length == 0)
        {
            throw new StudioException("You and the workspace both need a name.");
        }

        return new Workspace
        {
            Slug = SlugRules.Check(owner.Slug),
            Name = owner.WorkspaceName.Trim(),
            TimeZone = TimeZoneInfo.TryFindSystemTimeZoneById(owner.TimeZone, out _) ? owner.TimeZone : "UTC",
            CreatedAt = time.GetUtcNow().UtcDateTime,
        };
    }

    private static async Task<(StudioUser Owner, string Slug)> CreateAsync(
        IServiceProvider services, Workspace workspace, FirstOwner owner, CancellationToken cancellationToken)
    {
        // The user manager's store saves through the scope's own context: one transaction holds both.
        // Serializable, so that of two people who set up at once one is refused.
        var context = services.GetRequiredService<StudioDbContext>();
        await services.GetRequiredService<AuditChains>().EnsureAsync(AuditChain.Server, cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        if (await context.Users.AnyAsync(cancellationToken))
        {
            throw AlreadySetUp(inner: null);
        }

        var user = await CreateUserAsync(services.GetRequiredService<UserManager<StudioUser>>(), owner, workspace.CreatedAt);
        context.Workspaces.Add(workspace);
        context.Memberships.Add(new Membership { UserId = user.Id, Role = Role.Owner, JoinedAt = workspace.CreatedAt });
        context.AuditChains.Add(new AuditChain { Id = workspace.Id });
        await context.SaveChangesAsync(cancellationToken);
        var made = new AuditSigned(new AuditSaying(AuditAct.WorkspaceMade, Details: new { by = "setup" }), PrincipalKind.Member, user.Id);
        await AuditChains.AppendAsync(context, workspace.Id, made, workspace.CreatedAt, cancellationToken);
        await services.GetRequiredService<ServerAuditLog>().AppendAsync(
            context, user.Id, new AuditSaying(AuditAct.AccountMade, Details: new { by = "setup" }) { About = user.Id }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (user, workspace.Slug);
    }

    private static async Task<StudioUser> CreateUserAsync(UserManager<StudioUser> users, FirstOwner owner, DateTime now)
    {
        var user = new StudioUser
        {
            UserName = owner.Email.Trim(),
            Email = owner.Email.Trim(),
            DisplayName = OneLine.Of(owner.DisplayName),
            CreatedAt = now,
            IsServerAdministrator = true,
        };
        user.PasswordChangedAt = user.CreatedAt;
        var result = await users.CreateAsync(user, owner.Password);
        return result.Succeeded ? user : throw new StudioException(string.Join(' ', result.Errors.Select(e => e.Description)));
    }

    private static StudioException AlreadySetUp(Exception? inner) =>
        StudioException.Conflict("This studio is already set up: sign in instead.", inner);
}
