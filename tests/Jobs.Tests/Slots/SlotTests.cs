using Microsoft.Extensions.Logging.Abstractions;
using Studio.Inference.Diffusion;
using Studio.Inference.Diffusion.Starts;
using Studio.Inference.Models;
using Studio.Inference.Onnx;
using Studio.Jobs.Slots;
using Studio.Jobs.Slots.Protocol;
using Studio.Jobs.Tests.Nodes;
using Studio.Testing;

namespace Studio.Jobs.Tests.Slots;

public sealed class SlotTests
{
    private static readonly ModelCatalog Models = new(new ModelCatalogOptions { Folders = [Repository.Models] });

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Progress_and_answer_come_back()
    {
        using var slot = New(ScriptedSlot.Write);
        var progress = new List<string>();

        var answer = await slot.RunAsync(Request, frame => progress.Add(((TextSoFar)frame.Message).Text), Ct);

        Assert.Equal(["A squirrel"], progress);
        Assert.Equal("A squirrel wearing a crown.", ((TextWritten)answer.Message).Text);
    }

    [Fact]
    public async Task One_child_serves_many_requests()
    {
        using var slot = New(ScriptedSlot.Write);
        await slot.RunAsync(Request, _ => { }, Ct);
        var first = slot.ProcessId;

        await slot.RunAsync(Request, _ => { }, Ct);

        Assert.NotNull(first);
        Assert.Equal(first, slot.ProcessId);
    }

    [Fact]
    public async Task A_child_that_dies_is_a_crash_with_its_code_and_last_words_and_a_new_one_serves_the_next()
    {
        using var folder = new TemporaryFolder();
        using var slot = New($"{ScriptedSlot.DieOnce}:{folder["died"]}");

        var crash = await Assert.ThrowsAsync<SlotCrashedException>(() => slot.RunAsync(Request, _ => { }, Ct));
        var answer = await slot.RunAsync(Request, _ => { }, Ct);

        Assert.Equal(3, crash.ExitCode);
        Assert.IsType<TextWritten>(answer.Message);
    }

    [Fact]
    public async Task The_last_words_of_a_native_crash_are_kept()
    {
        using var slot = New(ScriptedSlot.Die);

        var crash = await Assert.ThrowsAsync<SlotCrashedException>(() => slot.RunAsync(Request, _ => { }, Ct));

        Assert.Contains("GGML_ASSERT", crash.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_carries_its_sentence()
    {
        using var slot = New(ScriptedSlot.Refuse);

        var refusal = await Assert.ThrowsAsync<SlotRefusedException>(() => slot.RunAsync(Request, _ => { }, Ct));

        Assert.Equal("The file unet/model.onnx is damaged.", refusal.Message);
    }

    [Fact]
    public async Task Nonsense_on_the_pipe_is_a_crash()
    {
        using var slot = New(ScriptedSlot.Nonsense);

        await Assert.ThrowsAsync<SlotCrashedException>(() => slot.RunAsync(Request, _ => { }, Ct));
    }

    [Fact]
    public async Task A_child_that_does_not_hear_a_cancel_is_ended()
    {
        using var slot = New(ScriptedSlot.Deaf);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        var running = slot.RunAsync(Request, _ => cancel.Cancel(), cancel.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Null(slot.ProcessId);
    }

    [Fact]
    public async Task A_child_that_does_not_read_holds_nobody_up_and_is_ended_when_the_work_is_cancelled()
    {
        using var slot = New(ScriptedSlot.Asleep);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var picture = new ImageStart { Image = new SourcePicture(1024, 1024, new byte[1024 * 1024 * 3]), Strength = 1 };
        var wanted = new TextToImageRequest { Prompt = "a fox", Width = 256, Height = 256, Steps = 4, GuidanceScale = 1, Sampler = "DDIM", Seeds = [1], From = picture };

        // Written where it is asked for, these megabytes would keep the call itself from coming back.
        var running = slot.RunAsync(id => DrawRequest.Of(id, Models.Find(null), classifier: null, wanted, new OnnxOptions(), loadedModels: 1), _ => { }, cancel.Token);
        Assert.False(running.IsCompleted);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Null(slot.ProcessId);
    }

    [Fact]
    public async Task A_program_that_cannot_be_started_is_a_refusal_that_says_so()
    {
        var options = new SlotOptions { Executable = "/nowhere/studio" };
        using var slot = new Slot(SlotKind.Picture, 1, SlotCommand.From(options), options, NullLogger.Instance);

        var refusal = await Assert.ThrowsAsync<SlotRefusedException>(() => slot.RunAsync(Request, _ => { }, Ct));

        Assert.StartsWith("The process that computes could not be started", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1, 1, 1)]
    [InlineData(2, 1, 2, 1)]
    [InlineData(8, 1, 6, 2)]
    [InlineData(8, 2, 3, 2)]
    [InlineData(2, 4, 1, 1)]
    public void Threads_are_shared_out_by_cores_and_slots(int cores, int pictures, int onnx, int chat)
    {
        Assert.Equal(new ThreadBudget(onnx, chat), ThreadBudget.For(new SlotOptions { Pictures = pictures }, cores));
    }

    [Fact]
    public void The_verb_without_handles_says_that_it_is_not_for_people()
    {
        Assert.Equal(2, SlotProcess.Run([]));
    }

    private static Slot New(string script)
    {
        var options = new SlotOptions { Executable = JobsNode.Executable, ExecutableArguments = ["scripted", script], CancelPatience = TimeSpan.FromMilliseconds(200) };
        return new Slot(SlotKind.Writer, 1, SlotCommand.From(options), options, NullLogger.Instance);
    }

    private static WriteRequest Request(long id) => new(id, Models.Chat[0], Models.Find(null), "リスの王", [], [], [], Seed: 1, Threads: 1, LoadedModels: 1);
}
