using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Studio.Data;
using Studio.Data.Models;
using Studio.Data.Workspaces;
using Studio.Inference;
using Studio.Inference.Models;
using Studio.Jobs.Models;
using Studio.Testing;
using Studio.Web.Create.Settings;
using Studio.Web.Errors;

namespace Studio.Web.Tests.Create;

/// <summary>Who may use no model reads who can change that, not that the studio made a mistake.</summary>
public sealed class NoModelTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_creator_is_told_whom_to_ask(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var admin = await workspace.AddMemberAsync("ada", Role.Admin, Ct);
        var creator = await workspace.AddMemberAsync("creator", Role.Creator, Ct);
        await workspace.AddAsync(Ct, new ModelUse { Model = KeyOfMini(studio), ForCreators = false });

        var sentence = await OpenAsync(workspace, Role.Creator, creator.Id);

        Assert.Equal(
            $"You may not use a model here yet, so you cannot make pictures. Ask {workspace.Owner.DisplayName} or {admin.DisplayName}: under Models they can let you use one. What you have made stays in the gallery.",
            sentence);
    }

    [Fact]
    public async Task Who_may_use_one_is_told_nothing_and_who_may_use_none_still_opens_the_page_to_read()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        var creator = await workspace.AddMemberAsync("creator", Role.Creator, Ct);
        await workspace.AddAsync(Ct, new ModelUse { Model = KeyOfMini(studio), ForCreators = false });
        await using var owners = workspace.Enter();
        await using var creators = workspace.Enter(Role.Creator, creator.Id);
        var board = creators.ServiceProvider.GetRequiredService<SettingsBoard>();

        Assert.Null(await owners.ServiceProvider.GetRequiredService<SettingsBoard>().NoModelAsync(Ct));
        Assert.StartsWith("You may not use a model here yet", await board.NoModelAsync(Ct), StringComparison.Ordinal);
        Assert.True(board.OpenToRead());
        Assert.Equal("studio-mini-diffusion", board.Model.Id);
    }

    [Fact]
    public async Task Where_the_server_allows_no_model_its_administrator_is_named_to_everybody()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await workspace.AddAsync(Ct, new ModelUse { Model = KeyOfMini(studio), IsDeniedByServer = true });

        Assert.EndsWith("Ask the administrator of the server to allow one.", await OpenAsync(workspace, Role.Owner, workspace.Owner.Id), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Owner, "Open Models in the menu and add one.")]
    [InlineData(Role.Creator, "to add one under Models.")]
    public async Task A_server_without_models_says_who_adds_one(Role role, string end)
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, builder =>
        {
            Configure(builder);
            builder.Configuration.AddInMemoryCollection([new("Models:Folders:0", Path.Combine(Path.GetTempPath(), "no-models-here"))]);
        });
        var workspace = await studio.AddWorkspaceAsync(Ct);

        Assert.EndsWith(end, await OpenAsync(workspace, role, workspace.Owner.Id), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_person_can_act_on_is_a_refusal_whichever_room_it_comes_from()
    {
        Assert.Equal("The file unet.onnx is cut off.", Refusals.Of(new InferenceException("The file unet.onnx is cut off."))?.Message);
        Assert.Equal("Not yours.", Refusals.Of(StudioException.Forbidden("Not yours."))?.Message);
        Assert.Null(Refusals.Of(new InvalidOperationException("a bug")));
    }

    private static async Task<string> OpenAsync(TestWorkspace workspace, Role role, Guid person)
    {
        await using var scope = workspace.Enter(role, person);
        var board = scope.ServiceProvider.GetRequiredService<SettingsBoard>();
        return (await Assert.ThrowsAsync<StudioException>(() => board.OpenAsync(kept: null, upsampleBefore: null, Ct))).Message;
    }

    private static string KeyOfMini(TestStudio studio) => ModelSubject.Of(studio.Services.GetRequiredService<ModelCatalog>().Find("studio-mini-diffusion")).Key;

    private static void Configure(IHostApplicationBuilder builder)
    {
        CreateStudio.Configure(builder);
        builder.Services.AddTransient<SettingsBoard>();
    }
}
