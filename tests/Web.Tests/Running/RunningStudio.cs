using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Studio.Data;
using Studio.Data.Tenancy;
using Studio.Data.Users;
using Studio.Data.Workspaces;
using Studio.Web;
using Studio.Web.Setup;

namespace Studio.Testing;

/// <summary>The real program on a free port with a data folder of its own.</summary>
public sealed class RunningStudio : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly bool _ownsFolder;
    private readonly Action<WebApplicationBuilder>? _configure;
    private WebApplication _app;
    private bool _isStopped;

    private RunningStudio(TemporaryFolder folder, bool ownsFolder, WebApplication app, Action<WebApplicationBuilder>? configure)
    {
        _folder = folder;
        _ownsFolder = ownsFolder;
        _app = app;
        _configure = configure;
    }

    public IServiceProvider Services => _app.Services;

    public string DataFolder => _folder.Path;

    /// <summary>By name, not by number: a passkey belongs to a host name.</summary>
    public Uri Address => new(_app.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

    public static async Task<RunningStudio> StartAsync(CancellationToken cancellationToken, Action<WebApplicationBuilder>? configure = null)
    {
        var folder = new TemporaryFolder();
        await DatabaseTemplate.CopySqliteAsync(folder.Path, cancellationToken);
        var app = await StartAsync(folder.Path, port: 0, configure, cancellationToken);
        return new RunningStudio(folder, ownsFolder: true, app, configure);
    }

    /// <summary>One of several servers on a folder that outlives it.</summary>
    /// <param name="folder">Shared by all nodes.</param>
    /// <param name="arguments">Settings that are read before anything is registered, as on a command line.</param>
    /// <param name="cancellationToken">The test's.</param>
    /// <param name="configure">What else this node has of its own.</param>
    public static async Task<RunningStudio> StartNodeAsync(
        TemporaryFolder folder, string[] arguments, CancellationToken cancellationToken, Action<WebApplicationBuilder>? configure = null)
    {
        var app = await StartAsync(folder.Path, port: 0, configure, cancellationToken, arguments);
        return new RunningStudio(folder, ownsFolder: false, app, configure);
    }

    /// <summary>A studio that is set up already, by the same code as the page.</summary>
    public static async Task<RunningStudio> StartWithOwnerAsync(CancellationToken cancellationToken, Action<WebApplicationBuilder>? configure = null)
    {
        var studio = await StartAsync(cancellationToken, configure);
        await studio.Services.GetRequiredService<FirstRun>().CreateAsync(
            new FirstOwner(TestPerson.Owner.Email, TestPerson.Owner.Name, TestPerson.Owner.Password, TestPerson.WorkspaceName, TestPerson.Slug, "Etc/UTC"),
            cancellationToken);
        return studio;
    }

    /// <summary>Stops the server; the data stays. Returns what starts it again at the same address.</summary>
    public async Task<Func<Task>> StopAsync(CancellationToken cancellationToken)
    {
        var port = Address.Port;
        await _app.StopAsync(cancellationToken);
        await _app.DisposeAsync();
        _isStopped = true;
        return async () =>
        {
            _app = await StartAsync(_folder.Path, port, _configure, cancellationToken);
            _isStopped = false;
        };
    }

    public async Task<string> SetupTokenAsync(CancellationToken cancellationToken)
    {
        await using var scope = Services.CreateAsyncScope();
        return await Services.GetRequiredService<SetupToken>().WhileNeededAsync(scope.ServiceProvider.GetRequiredService<Doors>(), cancellationToken)
            ?? throw new InvalidOperationException("The studio is set up already.");
    }

    /// <summary>Another person, with a workspace of their own and no way into anybody else's.</summary>
    public async Task AddStrangerAsync(TestPerson stranger, string slug, CancellationToken cancellationToken)
    {
        var workspace = new Workspace { Slug = slug, Name = slug, TimeZone = "Etc/UTC", CreatedAt = DateTime.UnixEpoch };
        await Services.GetRequiredService<WorkspaceScope>().RunAsync(
            workspace.Id,
            async (services, token) =>
            {
                var user = new StudioUser { UserName = stranger.Email, Email = stranger.Email, DisplayName = stranger.Name, CreatedAt = DateTime.UnixEpoch };
                var result = await services.GetRequiredService<UserManager<StudioUser>>().CreateAsync(user, stranger.Password);
                if (!result.Succeeded)
                {
                    throw new InvalidOperationException(string.Join(' ', result.Errors.Select(error => error.Description)));
                }

                var context = services.GetRequiredService<StudioDbContext>();
                context.Workspaces.Add(workspace);
                context.Memberships.Add(new Membership { UserId = user.Id, Role = Role.Owner, JoinedAt = DateTime.UnixEpoch });
                await context.SaveChangesAsync(token);
            },
            cancellationToken);
    }

    /// <summary>Lets a person who has an account into a workspace.</summary>
    public async Task AddMemberAsync(TestPerson person, string slug, CancellationToken cancellationToken)
    {
        await using var outside = Services.CreateAsyncScope();
        await using var context = await outside.ServiceProvider.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(cancellationToken);
        var user = await context.Users.SingleAsync(u => u.Email == person.Email, cancellationToken);
        var workspace = await context.Workspaces.SingleAsync(w => w.Slug == slug, cancellationToken);
        await Services.GetRequiredService<WorkspaceScope>().RunAsync(
            workspace.Id,
            async (services, token) =>
            {
                var inside = services.GetRequiredService<StudioDbContext>();
                inside.Memberships.Add(new Membership { UserId = user.Id, Role = Role.Creator, JoinedAt = DateTime.UnixEpoch });
                await inside.SaveChangesAsync(token);
            },
            cancellationToken);
    }

    private static async Task<WebApplication> StartAsync(string folder, int port, Action<WebApplicationBuilder>? configure, CancellationToken cancellationToken, params string[] arguments)
    {
        var app = StudioApp.Build(new StudioAppOptions
        {
            Args = arguments,
            DataFolder = folder,
            Port = port,
            Configure = builder =>
            {
                builder.Logging.SetMinimumLevel(LogLevel.Error);
                // What protects a stolen table of passwords is half a second of every test that signs somebody in.
                builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000);
                configure?.Invoke(builder);
            },
        });
        await app.StartAsync(cancellationToken);
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isStopped)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        if (_ownsFolder)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            _folder.Dispose();
        }
    }
}
