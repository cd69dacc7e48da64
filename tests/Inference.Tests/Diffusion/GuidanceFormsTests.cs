using Studio.Inference.Diffusion;
using Studio.Inference.Models;
using Studio.Inference.Onnx;
using Studio.Testing;

namespace Studio.Inference.Tests.Diffusion;

public sealed class GuidanceFormsTests : IDisposable
{
    private static readonly GuidanceTrial CallsAreFaster = new(OneBatchMs: 10, TwoCallsMs: 5);
    private static readonly GuidanceTrial BatchIsFaster = new(OneBatchMs: 5, TwoCallsMs: 10);

    private readonly TemporaryFolder _machine = new();
    private int _trials;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void What_was_measured_first_stays_also_for_the_next_process()
    {
        Assert.False(Ask(New(), CallsAreFaster));
        var next = New();
        Assert.False(Ask(next, BatchIsFaster));
        Assert.False(Ask(next, BatchIsFaster));
        Assert.Equal(1, _trials);
    }

    [Fact]
    public void What_is_forgotten_is_measured_again_by_a_process_that_runs()
    {
        var forms = new GuidanceForms(_machine["machine/guidance"], "model", Machine(threads: 2));
        Assert.False(Ask(forms, CallsAreFaster));
        Assert.Equal(1, GuidanceMeasurements.Forget(_machine.Path));
        Assert.True(Ask(forms, BatchIsFaster));
        Assert.True(Ask(forms, CallsAreFaster));
        Assert.Equal(2, _trials);
    }

    [Fact]
    public void Each_model_machine_and_size_class_is_measured_for_itself()
    {
        Assert.False(Ask(New(), CallsAreFaster, pixels: 256 * 256));
        Assert.False(Ask(New(), BatchIsFaster, pixels: 256 * 300));
        Assert.True(Ask(New(), BatchIsFaster, pixels: 512 * 512));
        Assert.True(Ask(New(model: "other"), BatchIsFaster, pixels: 256 * 256));
        Assert.True(Ask(New(threads: 4), BatchIsFaster, pixels: 256 * 256));
        Assert.Equal(4, _trials);
    }

    [Fact]
    public void Little_is_not_worth_leaving_the_form_of_diffusers()
    {
        Assert.True(new GuidanceTrial(OneBatchMs: 100, TwoCallsMs: 98).OneBatch);
        Assert.False(new GuidanceTrial(OneBatchMs: 100, TwoCallsMs: 96).OneBatch);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"OneBatch\":")]
    public void A_damaged_record_is_measured_again(string text)
    {
        Ask(New(), BatchIsFaster);
        File.WriteAllText(Assert.Single(Directory.EnumerateFiles(_machine.Path)), text);
        Assert.False(Ask(New(), CallsAreFaster));
        Assert.False(Ask(New(), BatchIsFaster));
        Assert.Equal(2, _trials);
    }

    [Fact]
    public void What_cannot_be_kept_is_not_measured()
    {
        File.WriteAllText(_machine["file"], "");
        var forms = new GuidanceForms(Path.Combine(_machine["file"], "guidance"), "model", Machine(threads: 2));
        Assert.True(Ask(forms, CallsAreFaster));
        Assert.Equal(0, _trials);
    }

    [Fact]
    public void A_trial_that_was_cancelled_leaves_nothing()
    {
        Assert.Throws<OperationCanceledException>(() => New().OneBatch(256 * 256, () => throw new OperationCanceledException()));
        Assert.Empty(Directory.EnumerateFiles(_machine.Path));
    }

    [Fact]
    public void Whoever_measures_at_the_same_time_draws_in_the_form_that_was_written_first()
    {
        var late = New().OneBatch(256 * 256, () =>
        {
            Assert.False(Ask(New(), CallsAreFaster));
            return BatchIsFaster;
        });
        Assert.False(late);
    }

    [Fact]
    public void A_pipeline_measures_once_and_draws_in_that_form_ever_after()
    {
        var model = DiffusionFolder.Read(TinyModels.Folder("tiny-sd"));
        var options = new OnnxOptions { MachineFolder = _machine.Path };
        using var first = StableDiffusionPipeline.Load(model, options);
        var drawn = first.Generate(Requests.Tiny, null, Token);
        var record = Assert.Single(Directory.EnumerateFiles(_machine["guidance"]));
        using var second = StableDiffusionPipeline.Load(model, options);
        var again = second.Generate(Requests.Tiny, null, Token);
        Assert.Equal(drawn.Fingerprint, again.Fingerprint);
        Assert.Equal(drawn.Pictures[0].Rgb, again.Pictures[0].Rgb);

        // As another machine would have measured it.
        File.WriteAllText(record, $$"""{"OneBatch":{{(drawn.Fingerprint.GuidanceBatch ? "false" : "true")}}}""");
        using var other = StableDiffusionPipeline.Load(model, options);
        var turned = other.Generate(Requests.Tiny, null, Token);
        Assert.NotEqual(drawn.Fingerprint.GuidanceBatch, turned.Fingerprint.GuidanceBatch);
        Assert.Equal(other.Generate(Requests.Tiny with { GuidanceBatch = turned.Fingerprint.GuidanceBatch }, null, Token).Pictures[0].Rgb, turned.Pictures[0].Rgb);

        // A replay asks for the form of its picture.
        Assert.Equal(drawn.Pictures[0].Rgb, other.Generate(Requests.Tiny with { GuidanceBatch = drawn.Fingerprint.GuidanceBatch }, null, Token).Pictures[0].Rgb);
    }

    [Theory]
    [InlineData("tiny-sdxl")]
    [InlineData("tiny-sd-inpaint")]
    public void Every_family_can_be_measured(string name)
    {
        using var pipeline = StableDiffusionPipeline.Load(DiffusionFolder.Read(TinyModels.Folder(name)), new OnnxOptions { MachineFolder = _machine.Path });
        Assert.Single(pipeline.Generate(Requests.Tiny, null, Token).Pictures);
        Assert.Single(Directory.EnumerateFiles(_machine["guidance"]));
    }

    [Fact]
    public void Without_guidance_there_is_nothing_to_measure()
    {
        using var pipeline = StableDiffusionPipeline.Load(DiffusionFolder.Read(TinyModels.Folder("tiny-sd")), new OnnxOptions { MachineFolder = _machine.Path });
        Assert.False(pipeline.Generate(Requests.Tiny with { GuidanceScale = 1 }, null, Token).Fingerprint.GuidanceBatch);
        Assert.False(Directory.Exists(_machine["guidance"]));
    }

    public void Dispose() => _machine.Dispose();

    private GuidanceForms New(string model = "model", int threads = 2) => new(_machine.Path, model, Machine(threads));

    private static RuntimeFingerprint Machine(int threads) => new("onnxruntime 1", "cpu", "x64", threads, GuidanceBatch: false, Batch: 0);

    private bool Ask(GuidanceForms forms, GuidanceTrial trial, long pixels = 256 * 256) => forms.OneBatch(pixels, () =>
    {
        _trials++;
        return trial;
    });
}
