using Microsoft.AspNetCore.Http;
using Studio.Inference.Hub;

namespace Studio.Inference.Tests.Hub;

public sealed class HubSearchTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_find_repositories_of_the_kind_that_is_wanted()
    {
        await using var download = await HubDownload.StartAsync();
        Add(download, "org/turbo-onnx", "unet/model.onnx", task: null);
        Add(download, "org/turbo-voice", "model.onnx", task: "text-to-speech");
        Add(download, "org/turbo-chat", "turbo.gguf", task: "text-generation");
        download.Hub.Repositories["org/turbo-chat"].IsGated = true;
        using var client = download.Client();

        Assert.Equal([new HubFind("org/turbo-onnx", HubModelKind.Diffusion, "mit", 1234, IsGated: false)], await client.SearchAsync(" turbo ", HubModelKind.Diffusion, Token));
        Assert.Equal([new HubFind("org/turbo-chat", HubModelKind.Gguf, "mit", 1234, IsGated: true)], await client.SearchAsync("turbo chat", HubModelKind.Gguf, Token));
        Assert.Empty(await client.SearchAsync("&filter=gguf", HubModelKind.Diffusion, Token));
    }

    [Theory]
    [InlineData("""{"error":"no search here"}""")]
    [InlineData("[1, 2")]
    public async Task A_hub_that_cannot_search_is_said_to_be_one(string answer)
    {
        await using var download = await HubDownload.StartAsync();
        download.Hub.Spoil(HubFaults.IsSearch, int.MaxValue, (context, _) => context.Response.WriteAsync(answer, context.RequestAborted));
        using var client = download.Client();

        var refusal = await Assert.ThrowsAsync<HubException>(() => client.SearchAsync("turbo", HubModelKind.Gguf, Token));

        Assert.Equal(HubProblem.NotAHub, refusal.Problem);
    }

    [Fact]
    public async Task Names_that_no_repository_can_have_are_left_out()
    {
        await using var download = await HubDownload.StartAsync();
        download.Hub.Spoil(HubFaults.IsSearch, 1, static (context, _) => context.Response.WriteAsync("""[{"id":"../../etc/passwd"},{"id":null},{"id":"org/whole"}]""", context.RequestAborted));
        using var client = download.Client();

        Assert.Equal("org/whole", Assert.Single(await client.SearchAsync("x", HubModelKind.Gguf, Token)).Repository);
    }

    private static void Add(HubDownload download, string name, string file, string? task)
    {
        var repository = download.Hub.Add(name);
        repository.Task = task;
        repository.Files[file] = [1, 2, 3];
    }
}
