using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Models;
using Studio.Data.Prompts;
using Studio.Inference.Models;
using Studio.Jobs.Claims;
using Studio.Jobs.Events;
using Studio.Jobs.Handlers;
using Studio.Jobs.Tests.Nodes;
using Studio.Jobs.Upsamplings;
using Studio.Testing;
using Studio.Web.Tests.Commands;

namespace Studio.Jobs.Tests.Upsamplings;

/// <summary>Prompts that a language model at an address writes, with a real server at the other end.</summary>
public sealed class RemoteWriterTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_wish_is_written_at_the_workspaces_address_and_the_row_says_where(DatabaseKind kind)
    {
        await using var server = await ModelServer.StartAsync(context => ModelServer.SayAsync(context, RemoteStudio.Text), Ct);
        await using var remote = await RemoteStudio.StartAsync(kind, Ct);
        var (workspace, writer) = await remote.AddAsync(server.Address, Ct);
        await using var node = await RunningNode.StartAsync(remote.Studio, Ct);

        var done = await remote.EndAsync(workspace, Ct);

        Assert.Equal((UpsamplingStatus.Done, RemoteStudio.Text), (done.Status, done.Text));
        var row = await workspace.WithAsync(db => db.Upsamplings.AsNoTracking().SingleAsync(u => u.Id == done.UpsamplingId, Ct));
        Assert.Equal(("qwen2.5:7b", "", (Guid?)writer.Id, new Uri(server.Address).Authority), (row.Model, row.ModelHash, row.RemoteWriterId, row.Host));
        Assert.Equal($"Bearer {RemoteStudio.Key}", server.Authorization);
        var stored = await workspace.WithAsync(db => db.RemoteWriters.AsNoTracking().SingleAsync(Ct));
        Assert.DoesNotContain(RemoteStudio.Key, stored.ProtectedKey, StringComparison.Ordinal);
        Assert.DoesNotContain(remote.Log, line => line.Contains(RemoteStudio.Key, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("401", "refuses the key")]
    [InlineData("413", "no request as large as this one")]
    [InlineData("429", "in 7 seconds")]
    [InlineData("500", "a fault of its own")]
    [InlineData("html", "not as a language model")]
    [InlineData("line", "cannot be read")]
    [InlineData("broken", "The connection to 127.0.0.1")]
    [InlineData("redirect", "sends on to another address")]
    public async Task Whatever_the_address_does_the_person_reads_a_sentence_and_the_log_no_key(string how, string expected)
    {
        var elsewhere = 0;
        await using var other = await ModelServer.StartAsync(context => { elsewhere++; return ModelServer.SayAsync(context, RemoteStudio.Text); }, Ct);
        await using var server = await ModelServer.StartAsync(context => MisbehaveAsync(context, how, other.Address), Ct);
        await using var remote = await RemoteStudio.StartAsync(DatabaseKind.Sqlite, Ct);
        var (workspace, _) = await remote.AddAsync(server.Address, Ct);
        await using var node = await RunningNode.StartAsync(remote.Studio, Ct);

        var end = await remote.EndAsync(workspace, Ct);

        Assert.Equal(UpsamplingStatus.Failed, end.Status);
        Assert.Contains(expected, end.Note, StringComparison.Ordinal);
        Assert.Equal(0, elsewhere);
        Assert.DoesNotContain(remote.Log, line => line.Contains(RemoteStudio.Key, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, false, null, "own network")]
    [InlineData(false, true, null, "no longer allows")]
    [InlineData(false, false, false, "own network")]
    [InlineData(false, false, true, null)]
    public async Task The_servers_rule_is_asked_when_the_connection_is_made(bool byServer, bool mayBePrivate, bool? ruleMayBePrivate, string? expected)
    {
        await using var server = await ModelServer.StartAsync(context => ModelServer.SayAsync(context, RemoteStudio.Text), Ct);
        await using var remote = await RemoteStudio.StartAsync(DatabaseKind.Sqlite, Ct);
        var (workspace, _) = await remote.AddAsync(server.Address, Ct, byServer, mayBePrivate);
        if (ruleMayBePrivate is { } allowed)
        {
            await workspace.AddAsync(Ct, new WriterAddress { Prefix = new Uri(server.Address).GetLeftPart(UriPartial.Authority), MayBePrivate = allowed, CreatedAt = DateTime.UnixEpoch });
        }

        await using var node = await RunningNode.StartAsync(remote.Studio, Ct);
        var end = await remote.EndAsync(workspace, Ct);

        Assert.Equal(expected is null ? UpsamplingStatus.Done : UpsamplingStatus.Failed, end.Status);
        Assert.Contains(expected ?? "", end.Note ?? "", StringComparison.Ordinal);
        Assert.Equal(expected is null ? 1 : 0, server.Asked.Count);
    }

    [Theory, EachDatabase]
    public async Task An_address_that_hangs_takes_two_places_at_most_and_stops_in_the_middle_of_a_word(DatabaseKind kind)
    {
        var hangUps = new SemaphoreSlim(0);
        await using var hanging = await ModelServer.StartAsync(context => HangAsync(context, hangUps), Ct);
        await using var server = await ModelServer.StartAsync(context => ModelServer.SayAsync(context, RemoteStudio.Text), Ct);
        await using var remote = await RemoteStudio.StartAsync(kind, Ct, lane: 3);
        var (slow, _) = await remote.AddAsync(hanging.Address, Ct);
        var (quick, _) = await remote.AddAsync(server.Address, Ct);
        using var watcher = new Watcher(remote.Studio, slow);
        await using var node = await RunningNode.StartAsync(remote.Studio, Ct);
        Guid[] waiting = [await remote.AskAsync(slow, Ct, "a fox"), await remote.AskAsync(slow, Ct, "an owl"), await remote.AskAsync(slow, Ct, "a bear"), await remote.AskAsync(slow, Ct, "a hare")];
        var first = await watcher.ForAsync<UpsamplingEvent>(e => e is { Status: UpsamplingStatus.Writing, Text.Length: > 0 }, Ct);

        Assert.Equal(UpsamplingStatus.Done, (await remote.EndAsync(quick, Ct)).Status);
        Assert.InRange(await slow.WithAsync(db => db.Upsamplings.CountAsync(u => u.Status == UpsamplingStatus.Writing, Ct)), 1, 2);

        foreach (var id in waiting.Where(id => id != first.UpsamplingId).Append(first.UpsamplingId))
        {
            await using var scope = slow.Enter();
            await scope.ServiceProvider.GetRequiredService<UpsamplingQueue>().StopAsync(id, Ct);
        }

        await hangUps.WaitAsync(Ct);
        var row = await slow.WithAsync(db => db.Upsamplings.AsNoTracking().SingleAsync(u => u.Id == first.UpsamplingId, Ct));
        Assert.Equal(UpsamplingStatus.Stopped, row.Status);
        Assert.StartsWith("A half", row.Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Of_many_who_look_at_once_two_take_a_prompt_of_a_workspace_and_no_third(DatabaseKind kind)
    {
        await using var remote = await RemoteStudio.StartAsync(kind, Ct);
        var claims = remote.Studio.Services.GetRequiredService<UpsamplingClaims>();
        for (var round = 0; round < 5; round++)
        {
            var (workspace, _) = await remote.AddAsync("https://models.example.com/v1", Ct);
            for (var wish = 0; wish < 6; wish++)
            {
                await remote.AskAsync(workspace, Ct);
            }

            var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => claims.NextRemoteAsync(Ct), Ct)));

            Assert.Equal(2, taken.Count(claim => claim is not null));
            Assert.Equal(2, await workspace.WithAsync(db => db.Upsamplings.CountAsync(u => u.Status == UpsamplingStatus.Writing, Ct)));
        }
    }

    [Theory, EachDatabase]
    public async Task A_picture_of_a_prompt_from_an_address_names_the_host_and_one_of_a_file_names_none(DatabaseKind kind)
    {
        await using var remote = await RemoteStudio.StartAsync(kind, Ct);
        var (workspace, _) = await remote.AddAsync("https://models.example.com:8443/v1", Ct);
        var far = await UpsamplerOfAsync(remote, workspace, await remote.AskAsync(workspace, Ct));
        Assert.Equal(("qwen2.5:7b", "models.example.com:8443", ""), (far?.Model, far?.Host, far?.Hash));

        await workspace.WithAsync(db => db.WriterChoices.ExecuteDeleteAsync(Ct));
        var near = await UpsamplerOfAsync(remote, workspace, await remote.AskAsync(workspace, Ct));
        Assert.Null(near?.Host);
    }

    [Fact]
    public async Task Another_workspace_neither_sees_nor_uses_it()
    {
        await using var remote = await RemoteStudio.StartAsync(DatabaseKind.Sqlite, Ct);
        await remote.AddAsync("https://models.example.com/v1", Ct);
        var other = await remote.Studio.AddWorkspaceAsync(Ct);
        await using var scope = other.Enter();

        var offer = await scope.ServiceProvider.GetRequiredService<WorkspaceWriters>().OfferAsync(Ct);

        Assert.DoesNotContain(offer.All, writer => writer.Remote is not null);
        Assert.NotNull(offer.Default?.File);
    }

    /// <summary>The prompt comes back, a picture is asked for with it, and what the picture will say of its writer is read as it is stored.</summary>
    private static async Task<UpsamplerProvenance?> UpsamplerOfAsync(RemoteStudio remote, TestWorkspace workspace, Guid upsampling)
    {
        await using (var scope = workspace.Enter())
        {
            Assert.True(await scope.ServiceProvider.GetRequiredService<UpsamplingCompletion>().DoneAsync(upsampling, RemoteStudio.Text, note: null, holder: null, Ct));
        }

        var revision = await workspace.WithAsync(db => db.PromptRevisions.AsNoTracking().SingleAsync(known => known.UpsamplingId == upsampling, Ct));
        var turn = await workspace.WithAsync(db => db.Turns.AsNoTracking().SingleAsync(known => known.Id == revision.TurnId, Ct));
        var model = remote.Studio.Services.GetRequiredService<ModelCatalog>().Find(null);
        var generation = Rows.Generation(turn, revision, modelHash: model.Hash);
        var picture = Rows.Picture(generation);
        await workspace.AddAsync(Ct, generation, picture);
        var wish = await remote.Studio.Services.GetRequiredService<PictureWishes>().ReadAsync(new ClaimedPicture(workspace.Id, workspace.Owner.Id, generation.Id, picture.Id, Attempt: 1), Ct);
        return JsonSerializer.Deserialize<UpsamplerProvenance>(JsonSerializer.Serialize(wish.Upsampler, StudioJson.Options), StudioJson.Options);
    }

    private static async Task MisbehaveAsync(HttpContext context, string how, string elsewhere)
    {
        switch (how)
        {
            case "html":
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync("<h1>Welcome</h1>", Ct);
                break;
            case "line":
                await ModelServer.BeginAsync(context);
                await context.Response.WriteAsync("data: " + new string('x', 400_000), Ct);
                break;
            case "broken":
                await ModelServer.BeginAsync(context);
                await ModelServer.WordAsync(context, "A half");
                context.Abort();
                break;
            case "redirect":
                context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
                context.Response.Headers.Location = $"{elsewhere}/chat/completions";
                break;
            default:
                context.Response.StatusCode = int.Parse(how, System.Globalization.CultureInfo.InvariantCulture);
                context.Response.Headers.RetryAfter = "7";
                break;
        }
    }

    private static async Task HangAsync(HttpContext context, SemaphoreSlim hangUps)
    {
        await ModelServer.BeginAsync(context);
        await ModelServer.WordAsync(context, "A half");
        try
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            hangUps.Release();
        }
    }
}
