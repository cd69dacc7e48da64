using Studio.Inference.Diffusion;
using Studio.Inference.Diffusion.Batches;
using Studio.Inference.Models;
using Studio.Inference.Onnx;
using Studio.Testing;

namespace Studio.Inference.Tests.Diffusion.Batches;

public sealed class BatchMeasurementsTests : IDisposable
{
    private static readonly BatchGains Some = new([10, 15, 22, 29], BesideMs: 5);

    private readonly TemporaryFolder _data = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Machine => _data[OnnxOptions.MachineFolderName];

    [Fact]
    public void Each_model_device_size_class_and_kind_of_run_is_measured_for_itself()
    {
        Assert.True(New().TryWrite(256, 256, guidance: 7.5, Some));

        Assert.Equal(Some.StepMs, New().Read(256, 256, guidance: 3)!.StepMs);
        Assert.Equal(Some.BesideMs, New().Read(256, 300, guidance: 3)!.BesideMs);
        Assert.Null(New().Read(512, 512, guidance: 3));
        Assert.Null(New().Read(256, 256, guidance: 1));
        Assert.Null(New(model: "other").Read(256, 256, guidance: 3));
        Assert.Null(New(provider: "cuda").Read(256, 256, guidance: 3));
        Assert.Null(New(threads: 4).Read(256, 256, guidance: 3));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"StepMs\":[1,2],\"BesideMs\":-1}")]
    [InlineData("{\"StepMs\":[0,2],\"BesideMs\":1}")]
    public void A_damaged_record_is_as_if_it_were_not_there(string text)
    {
        New().TryWrite(256, 256, guidance: 7.5, Some);
        File.WriteAllText(Assert.Single(Directory.EnumerateFiles(Path.Combine(Machine, "batches"))), text);

        Assert.Null(New().Read(256, 256, guidance: 7.5));
    }

    [Fact]
    public void What_is_forgotten_can_be_measured_again()
    {
        New().TryWrite(256, 256, guidance: 7.5, Some);

        Assert.Equal(1, BatchMeasurements.Forget(_data.Path));
        Assert.Null(New().Read(256, 256, guidance: 7.5));
        Assert.Equal(0, BatchMeasurements.Forget(_data.Path));
    }

    [Theory]
    [InlineData("tiny-sd")]
    [InlineData("tiny-sdxl")]
    [InlineData("tiny-sd-inpaint")]
    [InlineData("tiny-lcm")]
    [InlineData("tiny-turbo")]
    public void Every_family_measures_what_batches_cost_and_the_server_can_read_it(string name)
    {
        var model = DiffusionFolder.Read(TinyModels.Folder(name));
        using var pipeline = StableDiffusionPipeline.Load(model, new OnnxOptions { MachineFolder = Machine, IntraOpThreads = 1 });
        var drawn = pipeline.Generate(Requests.Tiny, null, Token);

        pipeline.MeasureBatches(Requests.Tiny, drawn.Timings, Token);

        var gains = new BatchMeasurements(Machine, model.Hash, "cpu", threads: 1).Read(64, 64, Requests.Tiny.GuidanceScale);
        Assert.NotNull(gains);
        Assert.Equal(BatchGains.Most, gains.StepMs.Count);
        Assert.Equal(drawn.Timings.TotalMs - drawn.Timings.DenoiseMs, gains.BesideMs, 3);
    }

    [Fact]
    public void A_trial_that_was_cancelled_is_made_another_time()
    {
        var model = DiffusionFolder.Read(TinyModels.Folder("tiny-sd"));
        using var pipeline = StableDiffusionPipeline.Load(model, new OnnxOptions { MachineFolder = Machine });
        var drawn = pipeline.Generate(Requests.Tiny, null, Token);
        using var canceled = new CancellationTokenSource();
        canceled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => pipeline.MeasureBatches(Requests.Tiny, drawn.Timings, canceled.Token));

        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Machine, "batches")));
    }

    public void Dispose() => _data.Dispose();

    private BatchMeasurements New(string model = "model", string provider = "cpu", int threads = 2) => new(Machine, model, provider, threads);
}
