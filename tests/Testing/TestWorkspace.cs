using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Data.Workspaces;

namespace Studio.Testing;

/// <summary>One workspace in a test: ways in, and rows made in it.</summary>
public sealed class TestWorkspace
{
    private readonly TestStudio _studio;

    private TestWorkspace(TestStudio studio, Guid id, string slug, StudioUser owner)
    {
        _studio = studio;
        Id = id;
        Slug = slug;
        Owner = owner;
    }

    public Guid Id { get; }

    public string Slug { get; }

    public StudioUser Owner { get; }

    internal static async Task<TestWorkspace> CreateAsync(TestStudio studio, int number, CancellationToken cancellationToken)
    {
        var owner = await studio.AddUserAsync($"owner{number}", cancellationToken);
        var workspace = Rows.Workspace($"workspace-{number}", studio.Time.UtcNow);
        var made = new TestWorkspace(studio, workspace.Id, workspace.Slug, owner);
        await made.AddAsync(cancellationToken, workspace, Rows.Membership(owner.Id, Role.Owner, studio.Time.UtcNow));
        return made;
    }

    /// <summary>A service scope in this workspace, as its owner or as somebody with another role.</summary>
    public AsyncServiceScope Enter(Role role = Role.Owner, Guid? userId = null)
    {
        var scope = _studio.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentWorkspace>()
            .Enter(new WorkspaceAccess(Id, PrincipalKind.Member, userId ?? Owner.Id, role, RolePermissions.Of(role)));
        return scope;
    }

    /// <summary>Somebody inside some workspace, for what asks nothing but their rights.</summary>
    public static CurrentWorkspace Inside(Role role)
    {
        var current = new CurrentWorkspace();
        current.Enter(new WorkspaceAccess(Guid.CreateVersion7(), PrincipalKind.Member, Guid.CreateVersion7(), role, RolePermissions.Of(role)));
        return current;
    }

    /// <summary>That the owner, or somebody else, showed a moment ago that it is them.</summary>
    public Confirmed Proof(Guid? userId = null) => _studio.Proof(userId ?? Owner.Id);

    /// <summary>One operation on a context of this workspace.</summary>
    public async Task<T> WithAsync<T>(Func<StudioDbContext, Task<T>> work)
    {
        await using var scope = Enter();
        return await work(scope.ServiceProvider.GetRequiredService<StudioDbContext>());
    }

    /// <summary>Saves rows together, stamped with this workspace.</summary>
    public Task<int> AddAsync(CancellationToken cancellationToken, params object[] rows) => WithAsync(context =>
    {
        context.AddRange(rows);
        return context.SaveChangesAsync(cancellationToken);
    });

    /// <summary>Thread, turn, revision, generation and its queued pictures.</summary>
    public async Task<TestGeneration> AddGenerationAsync(CancellationToken cancellationToken, int count = 1, Guid? userId = null)
    {
        var made = TestGeneration.New(userId ?? Owner.Id, count, _studio.Time.UtcNow);
        await AddAsync(cancellationToken, [made.Thread, made.Turn, made.Revision, made.Generation, .. made.Pictures]);
        return made;
    }

    public async Task<StudioUser> AddMemberAsync(string name, Role role, CancellationToken cancellationToken)
    {
        var user = await _studio.AddUserAsync($"{name}-{Slug}", cancellationToken);
        await AddAsync(cancellationToken, Rows.Membership(user.Id, role, _studio.Time.UtcNow));
        return user;
    }
}
