using Microsoft.Extensions.DependencyInjection;
using Studio.Jobs.Slots;
using Studio.Jobs.Tickets;
using Studio.Testing;
using Studio.Web.Create.Settings;

namespace Studio.Web.Tests.Create;

public sealed class WarmingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Opening_the_settings_with_upsampling_on_wakes_the_writer(bool upsample)
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, builder =>
        {
            CreateStudio.Configure(builder);
            builder.Services.AddScoped<SettingsBoard>();
            builder.Services.AddScoped<NoModel>();
        });
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var scope = workspace.Enter();
        var board = scope.ServiceProvider.GetRequiredService<SettingsBoard>();
        await board.OpenAsync(CreateStudio.Settings with { Upsample = upsample }, upsampleBefore: null, Ct);

        board.Warm();

        var woken = studio.Services.GetRequiredService<SlotWake>().WaitAsync(SlotKind.Writer, Ct);
        Assert.Equal(upsample, woken.IsCompleted);
        if (!upsample)
        {
            // Switching it on is the moment to get ready.
            await board.ChangeAsync(board.Settings with { Upsample = true }, Ct);
            await woken;
        }
    }
}
