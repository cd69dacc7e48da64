using Studio.Inference.Diffusion;
using Studio.Inference.Models;
using Studio.Inference.Onnx;
using Studio.Inference.Tests.Diffusion;
using Studio.Inference.Tests.Hub;
using Studio.Testing;

namespace Studio.Inference.Tests.Onnx;

/// <summary>Optimised graphs on disk: the same pixels with and without, and nothing that happens to them stops a model from loading.</summary>
public sealed class OptimizedGraphTests : IDisposable
{
    private static readonly DiffusionModel Embedded = DiffusionFolder.Read(Path.Combine(Repository.Models, "studio-mini-diffusion"));
    private static readonly TextToImageRequest Request = Requests.Squirrel with { Steps = 2 };

    private readonly TemporaryFolder _machine = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IEnumerable<string> Kept => Directory.Exists(_machine["graphs"]) ? Directory.EnumerateDirectories(_machine["graphs"]).Order(StringComparer.Ordinal) : [];

    [Fact]
    public void Pixels_are_the_same_with_and_without()
    {
        var without = Draw(new OnnxOptions());
        Assert.Equal(without, Draw());
        Assert.Equal(3, Kept.Count());
        var made = Kept.Select(Written).ToList();
        Assert.Equal(without, Draw());
        Assert.Equal(made, Kept.Select(Written));

        static DateTime Written(string folder) => File.GetLastWriteTimeUtc(Path.Combine(folder, "graph.onnx"));
    }

    [Theory]
    [InlineData("tiny-sdxl")]
    [InlineData("tiny-sd-fp16")]
    [InlineData("tiny-sd-inpaint")]
    public void Graphs_of_every_family_come_back_as_they_were(string name)
    {
        var source = Path.Combine(TinyModels.Folder(name), "unet", "model.onnx");
        using var plain = OnnxModel.Load(source, new OnnxOptions());
        var machine = new OptimizedGraph(_machine["one"], new OnnxOptions());
        using (var made = machine.TryMake(source))
        {
            Assert.NotNull(made);
        }

        using var kept = machine.TryOpen();
        Assert.NotNull(kept);
        Assert.Equal(plain.Session.InputMetadata.Select(Port), kept.InputMetadata.Select(Port));
        Assert.Equal(plain.Session.OutputMetadata.Select(Port), kept.OutputMetadata.Select(Port));

        static string Port(KeyValuePair<string, Microsoft.ML.OnnxRuntime.NodeMetadata> port) =>
            $"{port.Key} {port.Value.ElementDataType} {string.Join(',', port.Value.Dimensions)}";
    }

    [Theory]
    [InlineData("graph.onnx")]
    [InlineData("weights.bin")]
    [InlineData("sums.json")]
    public void A_damaged_one_is_thrown_away_and_made_anew(string file)
    {
        var without = Draw();
        foreach (var (index, folder) in Kept.Index())
        {
            var path = Path.Combine(folder, file);
            var bytes = File.ReadAllBytes(path);
            switch (index)
            {
                case 0:
                    File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);
                    break;
                case 1:
                    bytes[bytes.Length / 2] ^= 64;
                    File.WriteAllBytes(path, bytes);
                    break;
                default:
                    File.Delete(path);
                    break;
            }
        }

        Assert.Equal(without, Draw());
        Assert.All(Kept, folder => Assert.True(new OptimizedGraph(folder, new OnnxOptions()).TryOpen() is { } whole && Close(whole)));
        Assert.Equal(3, Kept.Count());

        static bool Close(IDisposable session)
        {
            session.Dispose();
            return true;
        }
    }

    [Fact]
    public void Two_loads_at_once_both_succeed_and_one_is_kept()
    {
        var source = Path.Combine(Embedded.Folder, "unet", "model.onnx");
        var graph = new OptimizedGraph(_machine["unet"], new OnnxOptions());
        using var together = new Barrier(participantCount: 2);
        var made = new bool[2];
        var threads = made.Select((_, i) => new Thread(() =>
        {
            together.SignalAndWait(Token);
            using var session = graph.TryMake(source);
            made[i] = session is not null;
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Equal([true, true], made);
        Assert.Equal(_machine["unet"], Assert.Single(Directory.EnumerateDirectories(_machine.Path)));
        using var kept = graph.TryOpen();
        Assert.NotNull(kept);
    }

    [Fact]
    public void Without_room_on_the_disk_the_model_loads_and_nothing_is_kept()
    {
        Assert.Equal(Draw(new OnnxOptions()), Draw(new OnnxOptions { MachineFolder = _machine.Path, ReserveBytes = long.MaxValue / 2 }));
        Assert.Empty(Kept);
    }

    [Theory]
    [InlineData(64)]
    [InlineData(10_000)]
    public void A_disk_that_fills_up_in_the_middle_keeps_nothing_broken(int kilobytes)
    {
        using var disk = SmallDisk.TryMount(_machine.Path, kilobytes);
        Assert.SkipWhen(disk is null, "This account may not mount a file system.");
        var options = new OnnxOptions { MachineFolder = disk.Path, ReserveBytes = -(1L << 40) };
        for (var load = 0; load < 2; load++)
        {
            Assert.Equal(Draw(new OnnxOptions()), Draw(options));
        }

        // Larger than this disk, so that it is none of those that were kept.
        Assert.Null(new OptimizedGraph(Path.Combine(disk.Path, "unet"), options).TryOpen());
    }

    [Fact]
    public void A_place_that_cannot_be_written_costs_nothing_but_the_time()
    {
        File.WriteAllText(_machine["graphs"], "a file where the folder should be");
        Assert.Equal(Draw(new OnnxOptions()), Draw());
        var graph = new OptimizedGraph(Path.Combine(_machine["graphs"], "unet"), new OnnxOptions());
        Assert.Null(graph.TryMake(Path.Combine(Embedded.Folder, "unet", "model.onnx")));
    }

    [Fact]
    public void A_broken_model_is_named_as_without_and_nothing_is_kept()
    {
        using var folder = new TemporaryFolder();
        var file = folder["model.onnx"];
        File.WriteAllBytes(file, new byte[2 << 20]);
        var options = new OnnxOptions { MachineFolder = _machine.Path };
        Assert.Contains("model.onnx cannot be loaded", Assert.Throws<InferenceException>(() => OnnxModel.Load(file, options, hash: "x")).Message, StringComparison.Ordinal);
        Assert.Empty(Kept);
    }

    [Fact]
    public void What_nobody_has_loaded_for_a_month_goes_when_another_is_made()
    {
        var old = Directory.CreateDirectory(_machine["graphs", "old"]);
        var abandoned = Directory.CreateDirectory(_machine["graphs", "half.draft"]);
        var young = Directory.CreateDirectory(_machine["graphs", "young"]);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        (old.LastWriteTimeUtc, abandoned.LastWriteTimeUtc, young.LastWriteTimeUtc) = (now.AddDays(-31), now.AddDays(-2), now.AddDays(-29));
        OnnxModel.Load(Path.Combine(Embedded.Folder, "unet", "model.onnx"), new OnnxOptions { MachineFolder = _machine.Path }, hash: "x").Dispose();
        Assert.False(Directory.Exists(old.FullName));
        Assert.False(Directory.Exists(abandoned.FullName));
        Assert.True(Directory.Exists(young.FullName));
        Assert.Equal(2, Kept.Count());
    }

    [Fact]
    public void Other_bytes_get_a_graph_of_their_own()
    {
        var file = Path.Combine(Embedded.Folder, "unet", "model.onnx");
        var options = new OnnxOptions { MachineFolder = _machine.Path };
        OnnxModel.Load(file, options, hash: "one").Dispose();
        OnnxModel.Load(file, options, hash: "one").Dispose();
        OnnxModel.Load(file, options, hash: "other").Dispose();
        OnnxModel.Load(file, options).Dispose();
        Assert.Equal(2, Kept.Count());
    }

    public void Dispose() => _machine.Dispose();

    private byte[] Draw() => Draw(new OnnxOptions { MachineFolder = _machine.Path });

    private static byte[] Draw(OnnxOptions options)
    {
        using var pipeline = StableDiffusionPipeline.Load(Embedded, options);
        return pipeline.Generate(Request with { GuidanceBatch = true }, progress: null, Token).Pictures[0].Rgb;
    }
}
