using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Inference.Models;
using Studio.Jobs.Upsamplings;
using Studio.Testing;
using Studio.Web.Models;
using Studio.Web.Tests.Create;

namespace Studio.Web.Tests.Models;

/// <summary>How a language model of the server is asked: who says it, and that the next prompt is asked so.</summary>
public sealed class PromptingActionsTests : IDisposable
{
    private const string Writer = "studio-mini-upsampler";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory, EachDatabase]
    public async Task What_an_administrator_chooses_holds_for_every_workspace_until_it_is_taken_back(DatabaseKind kind)
    {
        await using var studio = await StartAsync(kind);
        var workspace = await studio.AddWorkspaceAsync(Token);
        var other = await studio.AddWorkspaceAsync(Token);
        await workspace.WithAsync(db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.IsServerAdministrator, true), Token));
        await using var scope = workspace.Enter();
        var actions = scope.ServiceProvider.GetRequiredService<PromptingActions>();
        var (own, isChosen) = await actions.FindAsync(Writer, Token);
        Assert.False(isChosen);

        await actions.SaveAsync(Writer, PromptingInput.Of(own with { Temperature = 1.25 }), Token);
        Assert.Equal(1.25, await TemperatureAsync(other));
        Assert.True((await actions.FindAsync(Writer, Token)).IsChosen);
        var entry = await workspace.WithAsync(db => db.ServerAuditEntries.SingleAsync(known => known.Act == AuditAct.WriterChanged, Token));
        Assert.Equal($$"""{"model":"{{Writer}}","change":"prompting"}""", entry.Details);

        var refusal = await Assert.ThrowsAsync<StudioException>(() => actions.SaveAsync(Writer, PromptingInput.Of(own with { TopP = 0 }), Token));
        Assert.Equal("Top P lies above 0 and goes to 1, which is off.", refusal.Message);
        await actions.ForgetAsync(Writer, Token);
        Assert.Equal(own.Temperature, await TemperatureAsync(other));
    }

    [Fact]
    public async Task An_admin_of_a_workspace_does_not_change_what_the_others_use()
    {
        await using var studio = await StartAsync(DatabaseKind.Sqlite);
        var workspace = await studio.AddWorkspaceAsync(Token);
        await using var scope = workspace.Enter();
        var actions = scope.ServiceProvider.GetRequiredService<PromptingActions>();
        var refusal = await Assert.ThrowsAsync<StudioException>(() => actions.SaveAsync(Writer, PromptingInput.Of(PromptingChoice.Of(new UpsamplerProfile())), Token));
        Assert.Equal(RefusalKind.Forbidden, refusal.Kind);
        Assert.False(File.Exists(_folder["prompting.json"]));
    }

    private static async Task<double> TemperatureAsync(TestWorkspace workspace)
    {
        await using var scope = workspace.Enter();
        return (await scope.ServiceProvider.GetRequiredService<WorkspaceWriters>().OfferAsync(Token)).Default!.Profile.Temperature;
    }

    private Task<TestStudio> StartAsync(DatabaseKind kind) => TestStudio.StartAsync(kind, Token, builder =>
    {
        CreateStudio.Configure(builder);
        builder.Services.PostConfigure<ModelCatalogOptions>(options => options.PromptingFile = _folder["prompting.json"]);
        builder.Services.AddScoped<ServerAdministrators>();
        builder.Services.AddScoped<PromptingActions>();
    });
}
