using Studio.Data;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Runs;
using Studio.Data.Evaluation.Sessions;
using Studio.Data.Gallery;
using Studio.Data.Generations;

namespace Studio.Testing;

/// <summary>A running evaluation whose pictures are all there: systems × prompts, and the pairs of them. The numbers are a test's to change.</summary>
public sealed class RatedRun
{
    private RatedRun(HumanEvaluation evaluation, IReadOnlyList<EvaluationEntry> entries, IReadOnlyList<EvaluationPrompt> prompts, IReadOnlyList<EvaluationSample> samples, IReadOnlyList<Image> images) =>
        (Evaluation, Entries, Prompts, Samples, Images) = (evaluation, entries, prompts, samples, images);

    public HumanEvaluation Evaluation { get; }

    public IReadOnlyList<EvaluationEntry> Entries { get; }

    public IReadOnlyList<EvaluationPrompt> Prompts { get; }

    public IReadOnlyList<EvaluationSample> Samples { get; }

    public IReadOnlyList<Image> Images { get; }

    /// <param name="inWorkspace">One operation on a context of the workspace.</param>
    /// <param name="maker">Of the evaluation and its pictures.</param>
    /// <param name="blob">Stores a picture's file and gives its hash; by default there are no files.</param>
    public static async Task<RatedRun> AddAsync(
        Func<Func<StudioDbContext, Task<int>>, Task<int>> inWorkspace, Guid maker, DateTime now, CancellationToken cancellationToken, int systems = 2, int prompts = 6, int votesEach = 3, int checkEvery = 0, int repeatEvery = 0,
        bool mayRateOwn = true, IReadOnlyList<EvaluationQuestion>? questions = null, Func<int, int, Task<string>>? blob = null)
    {
        var evaluation = new HumanEvaluation
        {
            Name = "Crowns, written out or not",
            State = EvaluationState.Running,
            Questions = questions ?? [EvaluationQuestion.PromptFollowing],
            VotesEach = votesEach,
            CheckEvery = checkEvery,
            RepeatEvery = repeatEvery,
            MayRateOwn = mayRateOwn,
            CreatedById = maker,
            CreatedAt = now,
            StartedAt = now,
        };
        var known = Enumerable.Range(0, systems).Select(place => ChoiceRows.System($"{evaluation.Id:N}{place}", now, writer: place % 2 == 1 ? "Studio Mini Upsampler" : null)).ToList();
        var entries = known.Select((system, place) => new EvaluationEntry
        {
            EvaluationId = evaluation.Id,
            Place = place,
            Name = $"Secret system {place}",
            Kind = EvaluationEntryKind.Imported,
            FolderName = $"secret-folder-{place}",
            SystemId = system.Id,
        }).ToList();
        var asked = Enumerable.Range(0, prompts).Select(place => new EvaluationPrompt
        {
            EvaluationId = evaluation.Id,
            Place = place,
            Text = $"A described thing, number {place}",
            Category = place % 2 == 0 ? "Colours" : "Counting",
        }).ToList();
        var (samples, images) = (new List<EvaluationSample>(), new List<Image>());
        foreach (var prompt in asked)
        {
            foreach (var entry in entries)
            {
                var image = Picture(evaluation.Id, maker, now, entry.Place, prompt, blob is null ? null : await blob(prompt.Place, entry.Place));
                images.Add(image);
                samples.Add(new EvaluationSample { EvaluationId = evaluation.Id, PromptId = prompt.Id, EntryId = entry.Id, Number = 0, State = SampleState.Done, ImageId = image.Id, Caption = image.Prompt });
            }
        }

        await inWorkspace(async context =>
        {
            context.AddRange([evaluation, .. known, .. entries, .. asked, .. images, .. samples]);
            await context.SaveChangesAsync(cancellationToken);
            foreach (var prompt in asked)
            {
                await PairMaking.MakeAsync(context, evaluation.Id, prompt.Id, now, cancellationToken);
            }

            return 0;
        });
        return new RatedRun(evaluation, entries, asked, samples, images);
    }

    private static Image Picture(Guid evaluation, Guid maker, DateTime now, int system, EvaluationPrompt prompt, string? blobHash)
    {
        var hash = string.Concat(Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N"));
        return new Image
        {
            EvaluationId = evaluation,
            Origin = ImageOrigin.Generated,
            BlobHash = blobHash ?? hash,
            PixelHash = hash,
            Width = 64,
            Height = 64,
            ByteCount = 1,
            Provenance = new Provenance
            {
                Wish = prompt.Text,
                Prompt = prompt.Text,
                Model = new ModelProvenance($"Secret model {system}", $"secretmodelhash{system}", new Dictionary<string, string>(StringComparer.Ordinal)),
                Settings = new GenerationSettings("secret-model-id", 64, 64, 1, 12, 5, "DDIM", 4242, "", Upsample: false),
            },
            Prompt = prompt.Text,
            Wish = prompt.Text,
            Seed = 4242,
            SearchText = "",
            CreatedById = maker,
            CreatedAt = now,
        };
    }
}
