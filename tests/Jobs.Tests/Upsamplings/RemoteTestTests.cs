using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Models;
using Studio.Jobs.Upsamplings.Remote;
using Studio.Testing;
using Studio.Web.Tests.Commands;

namespace Studio.Jobs.Tests.Upsamplings;

/// <summary>What "Test it" says about an address.</summary>
public sealed class RemoteTestTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_that_writes_passes_with_its_time()
    {
        var row = await TestAsync(context => ModelServer.SayAsync(context, "A red fox stands in deep snow at dawn, flat illustration."), lists: null);

        Assert.True(row.TestPassed, row.TestResult);
        Assert.Contains("words of English", row.TestResult, StringComparison.Ordinal);
        Assert.NotNull(row.TestedAt);
    }

    [Fact]
    public async Task A_model_that_is_not_there_is_told_with_those_that_are_and_strange_names_are_left_out()
    {
        var row = await TestAsync(
            context => ModelServer.SayAsync(context, "never asked"),
            context => context.Response.WriteAsJsonAsync(new { data = new[] { new { id = "llama3:latest" }, new { id = "<script>alert(1)</script>" }, new { id = "mistral" } } }));

        Assert.False(row.TestPassed);
        Assert.EndsWith("knows no model “qwen2.5:7b”. It knows: llama3:latest, mistral.", row.TestResult, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_for_people_is_not_an_interface()
    {
        var row = await TestAsync(context => ModelServer.SayAsync(context, "never asked"), context => context.Response.WriteAsync("<h1>Welcome</h1>", Ct));

        Assert.Contains("lists no models as OpenAI’s interface does", row.TestResult, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_key_is_said()
    {
        var row = await TestAsync(context => ModelServer.SayAsync(context, "never asked"), context =>
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        });

        Assert.Contains("refuses the key", row.TestResult, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nonsense_is_not_a_description()
    {
        var row = await TestAsync(context => ModelServer.SayAsync(context, "wow wow wow wow wow wow wow wow wow wow wow wow wow wow wow wow"), lists: null);

        Assert.False(row.TestPassed);
        Assert.Contains("not with a description", row.TestResult, StringComparison.Ordinal);
    }

    private static async Task<RemoteWriter> TestAsync(Func<HttpContext, Task> answer, Func<HttpContext, Task>? lists)
    {
        await using var server = await ModelServer.StartAsync(answer, Ct);
        server.Lists = lists ?? server.Lists;
        await using var remote = await RemoteStudio.StartAsync(DatabaseKind.Sqlite, Ct);
        var (workspace, writer) = await remote.AddAsync(server.Address, Ct);
        await using (var scope = workspace.Enter())
        {
            await scope.ServiceProvider.GetRequiredService<RemoteTest>().RunAsync(writer.Id, Ct);
        }

        return await workspace.WithAsync(db => db.RemoteWriters.AsNoTracking().SingleAsync(Ct));
    }
}
