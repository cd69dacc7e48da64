using System.Text.Json;
using Studio.Inference.Tests.Hub;
using Studio.Testing;

namespace Studio.Web.Tests.Commands;

/// <summary>The verbs about models, by the real executable against a hub of this machine.</summary>
public sealed class ModelsCommandTests : IDisposable
{
    private readonly StudioProgram _program = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static string TinyModel { get; } = Path.Combine(Repository.Root, "tests", "goldens", "pipelines", "tiny-sd");

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task A_model_is_planned_added_listed_verified_updated_and_removed()
    {
        await using var hub = await StartHubAsync();
        var plan = await RunAsync("models", "add", "org/tiny-sd", "--plan", "--json");
        Assert.Equal("mit", plan.GetProperty("licence").GetString());
        Assert.True(plan.GetProperty("bytesToFetch").GetInt64() > 1_000_000);

        var refused = await _program.RunAsync(Token, "models", "add", "org/tiny-sd");
        Assert.Equal(2, refused.Code);
        Assert.Contains("--accept-licence", refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_program["data/models/models--org--tiny-sd/snapshots"]));

        await RunAsync("models", "add", "org/tiny-sd", "--accept-licence", "--json");
        var listed = await RunAsync("models", "list", "--json");
        Assert.Contains("tiny-sd", listed.GetProperty("diffusion").EnumerateArray().Select(model => model.GetProperty("id").GetString()));
        Assert.Equal(0, (await RunAsync("models", "verify", "tiny-sd", "--json")).GetProperty("faults").GetArrayLength());

        hub.Repositories["org/tiny-sd"].Commit = new string('b', 40);
        hub.Repositories["org/tiny-sd"].Files["README.md"] = "---\nlicense: mit\n---\nNewer.\n"u8.ToArray();
        Assert.Equal(1, (await RunAsync("models", "update", "tiny-sd", "--json")).GetProperty("changedFiles").GetInt32());
        var both = (await RunAsync("models", "--json")).GetProperty("diffusion").EnumerateArray().Select(model => model.GetProperty("id").GetString()).ToList();
        Assert.Contains("tiny-sd", both);
        Assert.Contains("tiny-sd@aaaaaaaa", both);

        var unnamed = await _program.RunAsync(Token, "models", "remove", "org/tiny-sd");
        Assert.Equal((2, ""), (unnamed.Code, unnamed.Output));
        Assert.Contains("is here more than once. Name the one to remove: ", unnamed.Error, StringComparison.Ordinal);
        Assert.Contains("org/tiny-sd@bbbbbbbb (the newest)", unnamed.Error, StringComparison.Ordinal);

        // Both revisions share all files but the card.
        var newest = await _program.RunAsync(Token, "models", "remove", "tiny-sd@bbbbbbbb");
        Assert.Matches("^org/tiny-sd@bbbbbbbb is removed; [0-9]+ bytes are free again[.] org/tiny-sd@aaaaaaaa stays[.]", newest.Output);
        Assert.True(Directory.Exists(_program[$"data/models/models--org--tiny-sd/snapshots/{new string('a', 40)}"]));

        // The one that is left needs no revision, though it is no branch's newest any more.
        var last = await _program.RunAsync(Token, "models", "remove", "org/tiny-sd");
        Assert.StartsWith("org/tiny-sd@aaaaaaaa is removed; ", last.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("stays", last.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_program["data/models/models--org--tiny-sd"]));
    }

    [Fact]
    public async Task A_plan_says_whether_the_model_fits_into_the_memory_that_models_may_have()
    {
        await using var hub = await StartHubAsync();
        var fits = await _program.RunAsync(Token, "models", "add", "org/tiny-sd", "--plan");
        Assert.Equal(0, fits.Code);
        Assert.Contains("that models may take here: it fits.", fits.Output, StringComparison.Ordinal);

        _program.Environment["Slots__ModelMegabytes"] = "20";
        var small = await _program.RunAsync(Token, "models", "add", "org/tiny-sd", "--plan");
        Assert.Contains("models may take 20 MB here: it does not fit", small.Output, StringComparison.Ordinal);
        Assert.Contains("Slots:ModelMegabytes", small.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_in_the_middle_the_same_command_goes_on_with_the_bytes_it_has_and_says_aloud_what_it_waits_for()
    {
        await using var hub = await StartHubAsync();
        var big = new byte[9_000_000];
        new Random(1).NextBytes(big);
        hub.Repositories["org/tiny-sd"].Files["unet/model.onnx_data"] = big;
        var gate = new HubGate(hub, "unet/model.onnx_data");
        gate.OpenTo(6_000_000);
        using (var process = _program.Start("models", "add", "org/tiny-sd", "--accept-licence"))
        {
            await gate.ArrivedAsync(_program["data/models/models--org--tiny-sd/blobs"], 6_000_000, Token);
            process.Kill();
            await process.WaitForExitAsync(Token);
        }

        Assert.False(Directory.Exists(_program[$"data/models/models--org--tiny-sd/snapshots/{new string('a', 40)}"]));
        gate.OpenTo(big.Length);
        var before = gate.Starts.Count;
        hub.Spoil(static request => !request.IsFile, 1, static (context, _) => TestHub.RefuseAsync(context, 500));
        var end = await _program.RunAsync(Token, "models", "add", "org/tiny-sd", "--accept-licence");
        Assert.True(end.Code == 0, end.Error);
        Assert.Contains("(try 2 of 10)", end.Error, StringComparison.Ordinal);
        Assert.InRange(gate.Starts[before], 6_000_000 - (2 << 20) - (128 << 10), 6_000_000);
    }

    [Fact]
    public async Task A_folder_that_holds_a_language_model_names_its_file_and_a_name_that_is_taken_is_refused()
    {
        var writer = Path.Combine(Repository.Models, "studio-mini-upsampler.gguf");
        var folder = Directory.CreateDirectory(_program["writers"]).FullName;
        File.CreateSymbolicLink(Path.Combine(folder, "other.gguf"), writer);
        var end = await _program.RunAsync(Token, "models", "add", folder);
        Assert.Equal(1, end.Code);
        Assert.Contains(Path.Combine(folder, "other.gguf"), end.Error, StringComparison.Ordinal);

        var taken = Path.Combine(folder, "studio-mini-upsampler.gguf");
        File.CreateSymbolicLink(taken, writer);
        var refused = await _program.RunAsync(Token, "models", "add", taken);
        Assert.Equal(1, refused.Code);
        Assert.Contains("There is a model called studio-mini-upsampler already", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_measured_on_a_busy_machine_is_forgotten_on_demand()
    {
        var measured = Directory.CreateDirectory(_program["data/machine/guidance"]).FullName;
        await File.WriteAllTextAsync(Path.Combine(measured, "0011-16.json"), "{}", Token);
        Assert.Equal(1, (await RunAsync("models", "measure-again", "--json")).GetProperty("forgotten").GetInt32());
        Assert.Empty(Directory.EnumerateFiles(measured));
        var again = await _program.RunAsync(Token, "models", "measure-again");
        Assert.Contains("Nothing was measured here yet", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_is_named_and_a_name_that_is_not_there_is_refused()
    {
        await using var hub = await StartHubAsync();
        await RunAsync("models", "add", "org/tiny-sd", "--accept-licence", "--json");
        var unet = File.ResolveLinkTarget(Directory.EnumerateFiles(_program["data/models/models--org--tiny-sd/snapshots"], "model.onnx", SearchOption.AllDirectories).First(file => file.Contains("unet", StringComparison.Ordinal)), returnFinalTarget: true)!;
        await File.WriteAllBytesAsync(unet.FullName, new byte[unet is FileInfo file ? file.Length : 0], Token);
        var end = await _program.RunAsync(Token, "models", "verify", "tiny-sd");
        Assert.Equal(1, end.Code);
        Assert.Contains("unet/model.onnx", end.Error, StringComparison.Ordinal);

        await File.AppendAllTextAsync(unet.FullName, "xx", Token);
        var longer = await _program.RunAsync(Token, "models", "verify", "tiny-sd");
        Assert.Matches("unet/model[.]onnx: has [0-9,]+ bytes; [0-9,]+ are right[.]", longer.Error);
        var unknown = await _program.RunAsync(Token, "models", "remove", "org/nothing");
        Assert.Equal(2, unknown.Code);
        Assert.Contains("org/tiny-sd@aaaaaaaa", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_linked_and_unlinked_and_stays()
    {
        var folder = Directory.CreateDirectory(_program["house-style"]).FullName;
        foreach (var file in Directory.EnumerateFiles(TinyModel, "*", SearchOption.AllDirectories).Where(file => !file.Contains("runs", StringComparison.Ordinal)))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(TinyModel, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        await RunAsync("models", "add", folder, "--json");
        Assert.Contains("house-style", (await RunAsync("models", "--json")).GetProperty("diffusion").EnumerateArray().Select(model => model.GetProperty("id").GetString()));
        await RunAsync("models", "remove", "house-style", "--json");
        Assert.DoesNotContain("house-style", (await RunAsync("models", "--json")).GetProperty("diffusion").EnumerateArray().Select(model => model.GetProperty("id").GetString()));
        Assert.True(File.Exists(Path.Combine(folder, "model_index.json")));
    }

    private async Task<TestHub> StartHubAsync()
    {
        var hub = await TestHub.StartAsync(Token);
        var repository = hub.Add("org/tiny-sd");
        foreach (var file in Directory.EnumerateFiles(TinyModel, "*", SearchOption.AllDirectories).Where(file => !file.Contains("runs", StringComparison.Ordinal)))
        {
            repository.Files[Path.GetRelativePath(TinyModel, file).Replace('\\', '/')] = await File.ReadAllBytesAsync(file, Token);
        }

        repository.Files["README.md"] = "---\nlicense: mit\n---\nTiny.\n"u8.ToArray();
        _program.Environment["HF_ENDPOINT"] = hub.Address.ToString();
        return hub;
    }

    private async Task<JsonElement> RunAsync(params string[] arguments)
    {
        var end = await _program.RunAsync(Token, arguments);
        Assert.True(end.Code == 0, end.Error);
        return JsonDocument.Parse(end.Output).RootElement;
    }
}
