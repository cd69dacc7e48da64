using Studio.Inference.Hub;

namespace Studio.Inference.Tests.Hub;

/// <summary>Which files of a repository are fetched.</summary>
public sealed class HubPlanTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_a_diffusion_model_only_what_the_pipeline_reads_is_fetched()
    {
        await using var download = await HubDownload.StartAsync();
        DiffusionListing.Fill(download.Files);
        var plan = await PlanAsync(download);
        Assert.Equal(HubModelKind.Diffusion, plan.Kind);
        Assert.True(plan.HasEncoder);
        Assert.Equal(DiffusionListing.Read.Append("LICENSE.md").Append("README.md").Order(StringComparer.Ordinal), plan.Files.Select(file => file.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_hub_that_is_busy_is_waited_for_aloud()
    {
        await using var download = await HubDownload.StartAsync();
        download.Hub.Spoil(static request => !request.IsFile, 2, static (context, _) => TestHub.RefuseAsync(context, 500));
        var heard = new List<string>();
        using var client = new HubClient(download.Options, TimeProvider.System, heard.Add);
        await client.PlanAsync(new HubAddress(HubDownload.Repository), new HubChoice(), Token);
        Assert.Equal(2, heard.Count);
        Assert.Contains("(500)", heard[0], StringComparison.Ordinal);
        Assert.EndsWith("(try 2 of 10).", heard[0], StringComparison.Ordinal);
        Assert.EndsWith("(try 3 of 10).", heard[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "set HF_TOKEN")]
    [InlineData("hf_one", "The token may not read")]
    public async Task A_file_that_is_forbidden_is_a_matter_of_the_token_only_where_there_is_one(string? token, string expected)
    {
        await using var download = await HubDownload.StartAsync();
        download.Options = download.Options with { Token = token };
        download.Hub.Spoil(static request => request.IsFile, 100, static (context, _) => TestHub.RefuseAsync(context, 403));
        var refusal = await Assert.ThrowsAsync<HubException>(() => download.RunAsync());
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_files_of_the_same_bytes_are_two_files_of_the_plan_and_of_the_progress_and_come_once()
    {
        await using var download = await HubDownload.StartAsync();
        DiffusionListing.Fill(download.Files);
        download.Files["tokenizer/merges.txt"] = download.Files["tokenizer/vocab.json"];
        var plan = await PlanAsync(download);
        var seen = new ProgressList();
        using var client = download.Client();
        await client.FetchAsync(plan, seen, Token);
        Assert.Equal(plan.Files.Count, seen.Reports[^1].Files.Count);
        Assert.Equal(plan.Bytes, seen.Reports[^1].Total);
        Assert.Equal(seen.Reports[^1].Total, seen.Reports[^1].Done);
        Assert.Equal(1, download.Hub.Requests.Count(request => request.Path.EndsWith("tokenizer/merges.txt", StringComparison.Ordinal) || request.Path.EndsWith("tokenizer/vocab.json", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_model_without_encoder_is_planned_and_said_to_have_none()
    {
        await using var download = await HubDownload.StartAsync();
        DiffusionListing.Fill(download.Files);
        download.Files.Remove("vae_encoder/model.onnx");
        Assert.False((await PlanAsync(download)).HasEncoder);
    }

    [Fact]
    public async Task Another_precision_takes_its_own_graphs_and_weights_and_is_read_under_the_plain_name()
    {
        await using var download = await HubDownload.StartAsync();
        DiffusionListing.Fill(download.Files);
        download.Files["unet/model_fp16.onnx"] = "half"u8.ToArray();
        download.Files["unet/model_fp16.onnx_data"] = HubDownload.Noise(20_000, seed: 4);
        download.Files["text_encoder/model_fp16.onnx"] = "half text"u8.ToArray();
        Assert.Equal(["plain", "fp16"], (await PlanAsync(download)).Variants.Select(variant => variant.Name));
        using var client = download.Client();
        var plan = await PlanAsync(download, new HubChoice { Variant = "fp16" });
        var snapshot = await client.FetchAsync(plan, null, Token);
        Assert.DoesNotContain("unet/model.onnx_data", snapshot.Files);
        Assert.Equal("half", await File.ReadAllTextAsync(Path.Combine(snapshot.Folder, "unet", "model.onnx"), Token));
        Assert.Equal("model_fp16.onnx", new FileInfo(Path.Combine(snapshot.Folder, "unet", "model.onnx")).LinkTarget);
        Assert.True(File.Exists(Path.Combine(snapshot.Folder, "unet", "model_fp16.onnx_data")));
        Assert.Equal("vae_decoder/model.onnx", await File.ReadAllTextAsync(Path.Combine(snapshot.Folder, "vae_decoder", "model.onnx"), Token));

        // Both under one name would be neither.
        var refusal = await Assert.ThrowsAsync<HubException>(() => download.RunAsync());
        Assert.Equal(HubProblem.Choose, refusal.Problem);
        Assert.Contains("is here as \"fp16\"", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_in_a_folder_of_the_repository_is_found()
    {
        await using var download = await HubDownload.StartAsync();
        DiffusionListing.Fill(download.Files, root: "onnx/");
        DiffusionListing.Fill(download.Files, root: "onnx-fp16/");
        var plan = await PlanAsync(download);
        Assert.Equal("onnx", plan.Variant);
        Assert.Contains("onnx/unet/model.onnx", plan.Files.Select(file => file.Path));
        Assert.DoesNotContain(plan.Files, file => file.Path.StartsWith("onnx-fp16/", StringComparison.Ordinal));
        Assert.Equal("onnx-fp16", (await PlanAsync(download, new HubChoice { Variant = "onnx-fp16" })).Variant);
    }

    [Theory]
    [InlineData("FluxPipeline")]
    [InlineData("MusicgenPipeline")]
    public async Task A_family_that_cannot_be_run_here_is_said_before_gigabytes_are_fetched(string pipeline)
    {
        await using var download = await HubDownload.StartAsync();
        DiffusionListing.Fill(download.Files, pipeline: pipeline);
        var refusal = await Assert.ThrowsAsync<HubException>(() => PlanAsync(download));
        Assert.Equal(HubProblem.NoModel, refusal.Problem);
        Assert.Contains(pipeline, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repository_with_weights_for_other_programs_only_is_said_to_hold_no_model()
    {
        await using var download = await HubDownload.StartAsync();
        download.Files.Remove("tiny.gguf");
        Assert.Equal(HubProblem.NoModel, (await Assert.ThrowsAsync<HubException>(() => PlanAsync(download))).Problem);
    }

    [Theory]
    [InlineData("Q4_K_M", "chat-Q4_K_M.gguf")]
    [InlineData("q8_0", "chat-Q8_0.gguf")]
    [InlineData("chat-Q4_K_S.gguf", "chat-Q4_K_S.gguf")]
    [InlineData("BF16", "chat-BF16-00001-of-00002.gguf", "chat-BF16-00002-of-00002.gguf")]
    public async Task One_of_many_chat_models_is_taken_by_its_quantisation_with_all_its_parts(string wanted, params string[] files)
    {
        await using var download = await HubDownload.StartAsync();
        AddChatModels(download);
        var plan = await PlanAsync(download, new HubChoice { File = wanted });
        Assert.Equal(files, plan.Files.Select(file => file.Path).Where(path => path.EndsWith(".gguf", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Q4")]
    [InlineData("Q2_K")]
    public async Task Many_chat_models_and_no_clear_choice_are_listed(string? wanted)
    {
        await using var download = await HubDownload.StartAsync();
        AddChatModels(download);
        var refusal = await Assert.ThrowsAsync<HubException>(() => PlanAsync(download, new HubChoice { File = wanted }));
        Assert.Equal(HubProblem.Choose, refusal.Problem);
        Assert.Contains("chat-BF16-00001-of-00002.gguf (6 bytes), chat-Q4_K_M.gguf (3 bytes)", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("mmproj", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("org/name", "org/name", "main")]
    [InlineData(" org/name@v1.0 ", "org/name", "v1.0")]
    [InlineData("https://huggingface.co/org/name", "org/name", "main")]
    [InlineData("https://huggingface.co/org/name/tree/refs%2Fpr%2F1", "org/name", "refs/pr/1")]
    [InlineData("https://huggingface.co/org/name/blob/main/unet/model.onnx", "org/name", "main")]
    [InlineData("gpt2", "gpt2", "main")]
    public void An_address_is_read_as_people_copy_it(string text, string repository, string revision) =>
        Assert.Equal(new HubAddress(repository, revision), HubAddress.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("../etc")]
    [InlineData("org/../name")]
    [InlineData("org/name/more")]
    [InlineData("org--x/name")]
    [InlineData("org/name@../main")]
    [InlineData("org/name@")]
    [InlineData("/org/name")]
    [InlineData("file:///etc/passwd")]
    [InlineData("org/na me")]
    public void An_address_that_is_none_is_refused(string text) =>
        Assert.Equal(HubProblem.BadName, Assert.Throws<HubException>(() => HubAddress.Parse(text)).Problem);

    [Fact]
    public void The_variables_of_other_programs_of_the_hub_are_read()
    {
        var options = HubOptions.FromEnvironment("/data/models", name => name switch
        {
            "HF_ENDPOINT" => "https://hub.firma.example/mirror",
            "HF_TOKEN" => " hf_x ",
            "HF_HOME" => "/cache",
            _ => null,
        });
        Assert.Equal(("https://hub.firma.example/mirror", "hf_x", Path.Combine("/cache", "hub")), (options.Endpoint.AbsoluteUri, options.Token, options.Folder));
        Assert.Equal("/data/models", HubOptions.FromEnvironment("/data/models", static _ => null).Folder);
        Assert.Throws<HubException>(() => HubOptions.FromEnvironment("/data/models", static name => name == "HF_ENDPOINT" ? "hub" : null));
    }

    private static async Task<HubPlan> PlanAsync(HubDownload download, HubChoice? choice = null)
    {
        using var client = download.Client();
        return await client.PlanAsync(new HubAddress(HubDownload.Repository), choice ?? new HubChoice(), Token);
    }

    private static void AddChatModels(HubDownload download)
    {
        download.Files.Remove("tiny.gguf");
        foreach (var name in (string[])["chat-Q4_K_M.gguf", "chat-Q4_K_S.gguf", "chat-Q8_0.gguf", "chat-BF16-00002-of-00002.gguf", "chat-BF16-00001-of-00002.gguf", "mmproj-chat-f16.gguf"])
        {
            download.Files[name] = [1, 2, (byte)name.Length];
        }
    }
}
