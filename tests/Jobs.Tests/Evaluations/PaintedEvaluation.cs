using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Runs;
using Studio.Data.Gallery;
using Studio.Data.Storage;
using Studio.Inference.Imaging;
using Studio.Testing;

namespace Studio.Jobs.Tests.Evaluations;

/// <summary>An evaluation of one prompt and one system: a red picture, a blue one, a red one that is held, and one that failed. Their files name a seed that must not get about.</summary>
/// <param name="Id">Of the evaluation.</param>
/// <param name="Red">Of the sample.</param>
/// <param name="Blue">Of the sample.</param>
internal sealed record PaintedEvaluation(Guid Id, Guid Red, Guid Blue)
{
    public const string Secret = "Seed: 8675309";

    private const int Side = 16;

    public static async Task<PaintedEvaluation> AddAsync(TestStudio studio, TestWorkspace workspace, string wish, CancellationToken ct, int width = Side)
    {
        var evaluation = new HumanEvaluation { Name = "Colours", CreatedById = workspace.Owner.Id, CreatedAt = studio.Time.UtcNow };
        var prompt = new EvaluationPrompt { EvaluationId = evaluation.Id, Place = 0, Text = wish, Category = "colours" };
        var entry = new EvaluationEntry { EvaluationId = evaluation.Id, Place = 0, Name = "Painter", Kind = EvaluationEntryKind.Imported, FolderName = "painted" };
        Image[] images =
        [
            await PictureAsync(studio, workspace, evaluation, width, ct, 255, 0, 0),
            await PictureAsync(studio, workspace, evaluation, width, ct, 0, 0, 255),
            await PictureAsync(studio, workspace, evaluation, width, ct, 255, 0, 0),
        ];
        images[2].Standing = ImageStanding.Held;
        EvaluationSample[] samples =
        [
            .. images.Select((image, number) => new EvaluationSample { EvaluationId = evaluation.Id, PromptId = prompt.Id, EntryId = entry.Id, Number = number, State = SampleState.Done, ImageId = image.Id }),
            new() { EvaluationId = evaluation.Id, PromptId = prompt.Id, EntryId = entry.Id, Number = 3, State = SampleState.Failed },
        ];
        await workspace.AddAsync(ct, [evaluation, prompt, entry, .. images, .. samples]);
        return new PaintedEvaluation(evaluation.Id, samples[0].Id, samples[1].Id);
    }

    private static async Task<Image> PictureAsync(TestStudio studio, TestWorkspace workspace, HumanEvaluation evaluation, int width, CancellationToken ct, byte red, byte green, byte blue)
    {
        byte[] rgb = [.. Enumerable.Range(0, width * Side).SelectMany(_ => (byte[])[red, green, blue])];
        var png = PngWriter.Write(width, Side, rgb, [new PngText("parameters", Secret)]);
        var hash = await studio.Services.GetRequiredService<BlobStore>().WriteAsync(workspace.Id, png, ct);
        return Rows.Image(workspace.Owner.Id, studio.Time.UtcNow, blobHash: hash, evaluation: evaluation.Id);
    }
}
