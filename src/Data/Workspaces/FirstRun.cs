using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Tenancy;
using Studio.Data.Users;

namespace Studio.Data.Workspaces;

/// <summary>Makes the owner's account and the first workspace, together or not at all.</summary>
public sealed class FirstRun(WorkspaceScope scope, TimeProvider time)
{
    /// <returns>The owner's account and the slug of the workspace.</returns>
    public Task<(StudioUser Owner, string Slug)> CreateAsync(FirstOwner owner, CancellationToken cancellationToken)
    {
        var workspace = new Workspace
        {
            Slug = SlugRules.Check(owner.Slug),
            Name = owner.WorkspaceName.Trim(),
            TimeZone = owner.TimeZone,
            CreatedAt = time.GetUtcNow().UtcDateTime,
        };
        return scope.RunAsync(workspace.Id, (services, token) => CreateAsync(services, workspace, owner, token), cancellationToken);
    }

    private static async Task<(StudioUser Owner, string Slug)> CreateAsync(
        IServiceProvider services, Workspace workspace, FirstOwner owner, CancellationToken cancellationToken)
    {
        // The user manager's store saves through the scope's own context: one transaction holds both.
        var context = services.GetRequiredService<StudioDbContext>();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.Users.AnyAsync(cancellationToken))
        {
            throw StudioException.Conflict("This studio is already set up: sign in instead.");
        }

        var user = new StudioUser
        {
            UserName = owner.Email.Trim(),
            Email = owner.Email.Trim(),
            DisplayName = owner.DisplayName.Trim(),
            CreatedAt = workspace.CreatedAt,
            IsServerAdministrator = true,
        };
        var result = await services.GetRequiredService<UserManager<StudioUser>>().CreateAsync(user, owner.Password);
        if (!result.Succeeded)
        {
            throw new StudioException(string.Join(' ', result.Errors.Select(e => e.Description)));
        }

        context.Workspaces.Add(workspace);
        context.Memberships.Add(new Membership { UserId = user.Id, Role = Role.Owner, JoinedAt = workspace.CreatedAt });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (user, workspace.Slug);
    }
}
