using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Audit;
using Studio.Data.Tenancy;

namespace Studio.Data.Workspaces;

/// <summary>Makes workspaces after the first. Who may is a rule of the server; whoever makes one is its owner.</summary>
public sealed class WorkspaceMaking(AcrossWorkspaces across, WorkspaceScope scope, TimeProvider time)
{
    /// <summary>Of one person who is no administrator: the device is shared among workspaces, and many of them would be many shares.</summary>
    public const int MostOwned = 5;

    private const int MostSuggested = 99;

    /// <returns>Why this person makes no workspace; null when they may.</returns>
    public async Task<string?> RefusalAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var context = across.CreateContext();
        if (await context.Users.AnyAsync(user => user.Id == userId && user.IsServerAdministrator, cancellationToken))
        {
            return null;
        }

        if (!await context.ServerRules.AnyAsync(rules => rules.EverybodyMakesWorkspaces, cancellationToken))
        {
            return "Only administrators of this server make workspaces here. Ask one of them.";
        }

#pragma warning disable RS0030 // A number, of one person.
        var owned = await context.Memberships.IgnoreQueryFilters().CountAsync(m => m.UserId == userId && m.Role == Role.Owner, cancellationToken);
#pragma warning restore RS0030
        return owned >= MostOwned ? $"You own {owned} workspaces, and {MostOwned} is the most for one person. Delete one you no longer need, or ask an administrator of the server to make it." : null;
    }

    /// <returns>Its slug.</returns>
    public async Task<string> RunAsync(Guid userId, string name, string slug, string timeZone, CancellationToken cancellationToken)
    {
        if (await RefusalAsync(userId, cancellationToken) is { } refusal)
        {
            throw StudioException.Forbidden(refusal);
        }

        var workspace = new Workspace
        {
            Name = WorkspaceNaming.Check(name),
            Slug = SlugRules.Check(slug.Trim()),
            TimeZone = WorkspaceNaming.CheckZone(timeZone),
            CreatedAt = time.GetUtcNow().UtcDateTime,
        };
        await scope.RunAsync(workspace.Id, (services, token) => AddAsync(services, workspace, userId, token), cancellationToken);
        return workspace.Slug;
    }

    /// <summary>A free address close to the name.</summary>
    public async Task<string> SuggestAsync(string name, CancellationToken cancellationToken)
    {
        var wish = SlugRules.Suggest(name);
        await using var context = across.CreateContext();
        for (var number = 1; number <= MostSuggested; number++)
        {
            var slug = number == 1 ? wish : $"{wish[..Math.Min(wish.Length, WorkspaceSlug.MaxLength - 4)].TrimEnd('-')}-{number}";
            if (await IsFreeAsync(context, slug, cancellationToken))
            {
                return slug;
            }
        }

        throw new StudioException("Every address close to this name is taken. Type one.");
    }

    /// <summary>Free for a new workspace: nobody has it, and nobody's old links lead there.</summary>
    public async Task<bool> IsFreeAsync(string slug, CancellationToken cancellationToken)
    {
        await using var context = across.CreateContext();
        return await IsFreeAsync(context, slug, cancellationToken);
    }

    private static async Task<bool> IsFreeAsync(StudioDbContext context, string slug, CancellationToken cancellationToken) =>
        !await context.Workspaces.AnyAsync(w => w.Slug == slug, cancellationToken) && !await context.WorkspaceSlugs.AnyAsync(s => s.Slug == slug, cancellationToken);

    private async Task AddAsync(IServiceProvider services, Workspace workspace, Guid userId, CancellationToken cancellationToken)
    {
        await using var context = await services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!await IsFreeAsync(context, workspace.Slug, cancellationToken))
        {
            throw SlugChange.Taken();
        }

        context.Workspaces.Add(workspace);
        context.Memberships.Add(new Membership { UserId = userId, Role = Role.Owner, JoinedAt = workspace.CreatedAt });
        context.AuditChains.Add(new AuditChain { Id = workspace.Id });
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException lost) when (lost is not DbUpdateConcurrencyException)
        {
            // Of two who take an address at once, the database lets one through.
            await using var again = across.CreateContext();
            throw await IsFreeAsync(again, workspace.Slug, cancellationToken) ? lost : SlugChange.Taken(lost);
        }

        var made = new AuditSigned(new AuditSaying(AuditAct.WorkspaceMade, Details: new { by = "person" }), PrincipalKind.Member, userId);
        await AuditChains.AppendAsync(context, workspace.Id, made, workspace.CreatedAt, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
