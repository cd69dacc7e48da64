using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Models;
using Studio.Jobs.Upsamplings;
using Studio.Jobs.Upsamplings.Remote;
using Studio.Testing;
using Studio.Web.Models;
using Studio.Web.Tests.Commands;
using Studio.Web.Tests.Create;

namespace Studio.Web.Tests.Models;

/// <summary>Who may enter which address, and what becomes of its key.</summary>
public sealed class WriterActionsTests
{
    private const string Key = "sk-never-to-be-seen-93846";

    private static readonly RemoteWriterInput Input = new() { Name = "Llama", Address = "https://models.example.com/v1", Model = "llama3", Key = Key };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task An_admin_enters_only_what_the_server_allows_and_loses_it_when_the_rule_goes(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var workspace = await studio.AddWorkspaceAsync(Token);

        var refusal = await Assert.ThrowsAsync<StudioException>(() => SaveAsync(workspace, Guid.Empty, Input));
        Assert.Contains("does not allow wishes to go to models.example.com", refusal.Message, StringComparison.Ordinal);
        var rule = new WriterAddress { Prefix = "https://models.example.com", CreatedAt = studio.Time.UtcNow };
        await workspace.AddAsync(Token, rule);
        var id = await SaveAsync(workspace, Guid.Empty, Input with { MayBePrivate = true });

        var row = await workspace.WithAsync(db => db.RemoteWriters.AsNoTracking().SingleAsync(Token));
        Assert.Equal((id, false, false), (row.Id, row.IsByServer, row.MayBePrivate));
        Assert.DoesNotContain(Key, row.ProtectedKey, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StudioException>(() => SaveAsync(workspace, id, Input with { Address = "https://models.example.com.evil.example/v1" }));
    }

    [Fact]
    public async Task An_administrator_of_the_server_enters_any_address()
    {
        await using var studio = await StartAsync(DatabaseKind.Sqlite);
        var workspace = await studio.AddWorkspaceAsync(Token);
        await workspace.WithAsync(db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.IsServerAdministrator, true), Token));

        await SaveAsync(workspace, Guid.Empty, Input with { Address = "http://127.0.0.1:11434/v1/", MayBePrivate = true });

        var row = await workspace.WithAsync(db => db.RemoteWriters.AsNoTracking().SingleAsync(Token));
        Assert.Equal((true, true, "http://127.0.0.1:11434/v1"), (row.IsByServer, row.MayBePrivate, row.Address));
    }

    [Fact]
    public async Task A_key_stays_with_its_address_and_is_forgotten_with_another()
    {
        await using var studio = await StartAsync(DatabaseKind.Sqlite);
        var workspace = await studio.AddWorkspaceAsync(Token);
        await workspace.AddAsync(Token, new WriterAddress { Prefix = "https://models.example.com", CreatedAt = studio.Time.UtcNow });
        var id = await SaveAsync(workspace, Guid.Empty, Input);

        await SaveAsync(workspace, id, Input with { Key = "", Model = "mistral" });
        Assert.NotNull(await workspace.WithAsync(db => db.RemoteWriters.Select(w => w.ProtectedKey).SingleAsync(Token)));

        await SaveAsync(workspace, id, Input with { Key = "", Address = "https://models.example.com/other/v1" });
        Assert.Null(await workspace.WithAsync(db => db.RemoteWriters.Select(w => w.ProtectedKey).SingleAsync(Token)));
    }

    [Theory, EachDatabase]
    public async Task The_chosen_one_writes_until_it_is_removed_and_pages_hold_no_key(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var workspace = await studio.AddWorkspaceAsync(Token);
        await workspace.AddAsync(Token, new WriterAddress { Prefix = "https://models.example.com", CreatedAt = studio.Time.UtcNow });
        var id = await SaveAsync(workspace, Guid.Empty, Input);
        await using var scope = workspace.Enter();
        var actions = scope.ServiceProvider.GetRequiredService<WriterActions>();
        var row = await workspace.WithAsync(db => db.RemoteWriters.AsNoTracking().SingleAsync(Token));

        await actions.ChooseAsync(RemoteAddress.IdOf(row), Token);
        var view = await scope.ServiceProvider.GetRequiredService<WriterQueries>().ReadAsync(Token);
        Assert.Equal(RemoteAddress.IdOf(row), view.Default);
        Assert.DoesNotContain(Key, System.Text.Json.JsonSerializer.Serialize(view), StringComparison.Ordinal);
        Assert.Equal("Llama", (await scope.ServiceProvider.GetRequiredService<WorkspaceWriters>().OfferAsync(Token)).Default?.Name);

        await actions.RemoveAsync(id, Token);
        Assert.NotNull((await scope.ServiceProvider.GetRequiredService<WorkspaceWriters>().OfferAsync(Token)).Default?.File);
        Assert.Equal(0, await workspace.WithAsync(db => db.WriterChoices.CountAsync(Token)));
    }

    [Theory, EachDatabase]
    public async Task The_names_at_an_address_are_read_under_the_rules_that_hold_for_wishes(DatabaseKind kind)
    {
        await using var server = await ModelServer.StartAsync(context => ModelServer.SayAsync(context, "nothing"), Token);
        await using var studio = await StartAsync(kind);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var input = new RemoteWriterInput { Address = server.Address, MayBePrivate = true };

        var forbidden = await Assert.ThrowsAsync<StudioException>(() => NamesAsync(workspace, input));
        Assert.Equal(RefusalKind.Forbidden, forbidden.Kind);
        var rule = new WriterAddress { Prefix = new Uri(server.Address).GetLeftPart(UriPartial.Authority), MayBePrivate = false, CreatedAt = studio.Time.UtcNow };
        await workspace.AddAsync(Token, rule);
        var near = await Assert.ThrowsAsync<StudioException>(() => NamesAsync(workspace, input));
        Assert.Contains("own network", near.Message, StringComparison.Ordinal);
        await workspace.WithAsync(db => db.WriterAddresses.ExecuteUpdateAsync(set => set.SetProperty(known => known.MayBePrivate, true), Token));
        Assert.Equal(["llama3:latest", "qwen2.5:7b"], await NamesAsync(workspace, input));

        server.Lists = context => context.Response.WriteAsync("<h1>Sign in</h1>", Token);
        var page = await Assert.ThrowsAsync<StudioException>(() => NamesAsync(workspace, input));
        Assert.Equal(RefusalKind.Unavailable, page.Kind);
        Assert.Equal(0, await workspace.WithAsync(db => db.RemoteWriters.CountAsync(Token)));
    }

    [Theory]
    [InlineData("ftp://models.example.com", "no address")]
    [InlineData("https://me:secret@models.example.com/v1", "holds no name, password")]
    [InlineData("https://models.example.com/v1?key=1", "holds no name, password")]
    public void A_form_that_cannot_be_is_told_what_to_correct(string address, string expected) =>
        Assert.Contains(expected, Assert.Throws<StudioException>(() => (Input with { Address = address }).Check()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("https://models.example.com", "https://models.example.com/v1", true)]
    [InlineData("https://models.example.com/team", "https://models.example.com/team/v1", true)]
    [InlineData("https://models.example.com/team", "https://models.example.com/teams/v1", false)]
    [InlineData("https://models.example.com/team", "https://models.example.com/team/../other/v1", false)]
    [InlineData("https://models.example.com", "http://models.example.com/v1", false)]
    [InlineData("https://models.example.com", "https://models.example.com:8443/v1", false)]
    [InlineData("https://models.example.com", "https://models.example.com.evil.example/v1", false)]
    public void A_rule_covers_its_server_and_the_path_below(string prefix, string address, bool isCovered) =>
        Assert.Equal(isCovered, RemoteAddress.IsCovered(prefix, new Uri(address)));

    private static async Task<IReadOnlyList<string>> NamesAsync(TestWorkspace workspace, RemoteWriterInput input)
    {
        await using var scope = workspace.Enter();
        return await scope.ServiceProvider.GetRequiredService<RemoteNames>().ReadAsync(Guid.Empty, input, Token);
    }

    private static async Task<Guid> SaveAsync(TestWorkspace workspace, Guid id, RemoteWriterInput input)
    {
        await using var scope = workspace.Enter();
        return await scope.ServiceProvider.GetRequiredService<WriterActions>().SaveAsync(id, input, Token);
    }

    private static Task<TestStudio> StartAsync(DatabaseKind kind) => TestStudio.StartAsync(kind, Token, builder =>
    {
        CreateStudio.Configure(builder);
        builder.Services.AddScoped<ServerAdministrators>();
        builder.Services.AddScoped<WriterActions>();
        builder.Services.AddScoped<WriterQueries>();
        builder.Services.AddScoped<RemoteNames>();
    });
}
