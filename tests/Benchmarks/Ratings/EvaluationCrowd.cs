using Studio.Data;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Runs;
using Studio.Data.Evaluation.Sessions;
using Studio.Data.Gallery;
using Studio.Data.Generations;

namespace Studio.Benchmarks.Ratings;

/// <summary>A running evaluation: five systems, 2,000 prompts, 20,000 pairs, of which each has five answers of 25 raters and waits for a sixth.</summary>
internal sealed class EvaluationCrowd(Guid owner)
{
    public const int Systems = 5;
    public const int Prompts = 2_000;
    public const int Pairs = Prompts * Systems * (Systems - 1) / 2;
    public const int Answers = 5;

    private const int Raters = 25;
    private const int Batch = 200;
    private const int WordsOfCategory = 20;

    private static readonly DateTime Begin = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly List<EvaluatedSystem> _systems = [.. Enumerable.Range(0, Systems).Select(System)];
    private readonly List<EvaluationEntry> _entries = [];
    private readonly List<Rater> _raters = [];
    private readonly Random _random = new(7);

    public HumanEvaluation Evaluation { get; } = new()
    {
        Name = "Five systems",
        State = EvaluationState.Running,
        VotesEach = Answers + 1,
        MayRateOwn = true,
        CreatedById = owner,
        CreatedAt = Begin,
        StartedAt = Begin,
    };

    /// <param name="inWorkspace">One operation on a context of the workspace.</param>
    public async Task AddAsync(Func<Func<StudioDbContext, Task>, Task> inWorkspace)
    {
        _entries.AddRange(_systems.Select((system, place) => new EvaluationEntry
        {
            EvaluationId = Evaluation.Id,
            Place = place,
            Name = system.Model,
            Kind = EvaluationEntryKind.Imported,
            FolderName = "pictures",
            SystemId = system.Id,
        }));
        _raters.AddRange(Enumerable.Range(0, Raters).Select(number => new Rater
        {
            EvaluationId = Evaluation.Id,
            Name = $"Rater {number}",
            PairsAsked = RatingSeat.MostPairs,
            CreatedAt = Begin,
            LeftOutAt = number == 0 ? Begin : null,
        }));
        await inWorkspace(context =>
        {
            context.AddRange([Evaluation, .. _systems, .. _entries, .. _raters]);
            return context.SaveChangesAsync();
        });
        for (var first = 0; first < Prompts; first += Batch)
        {
            await inWorkspace(context =>
            {
                context.ChangeTracker.AutoDetectChangesEnabled = false;
                foreach (var place in Enumerable.Range(first, Batch))
                {
                    Add(context, place);
                }

                return context.SaveChangesAsync();
            });
        }
    }

    private void Add(StudioDbContext context, int place)
    {
        var prompt = new EvaluationPrompt { EvaluationId = Evaluation.Id, Place = place, Text = $"A described thing, number {place}", Category = $"Category {place % WordsOfCategory}" };
        var images = _entries.ConvertAll(entry => Picture(prompt, (place * Systems) + entry.Place));
        var samples = _entries.ConvertAll(entry => new EvaluationSample
        {
            EvaluationId = Evaluation.Id,
            PromptId = prompt.Id,
            EntryId = entry.Id,
            Number = 0,
            State = SampleState.Done,
            ImageId = images[entry.Place].Id,
            Caption = prompt.Text,
        });
        context.Add(prompt);
        context.AddRange(images);
        context.AddRange(samples);
        for (var first = 0; first < Systems; first++)
        {
            for (var second = first + 1; second < Systems; second++)
            {
                var pair = new RatingPair
                {
                    EvaluationId = Evaluation.Id,
                    Question = EvaluationQuestion.PromptFollowing,
                    PromptId = prompt.Id,
                    FirstSampleId = samples[first].Id,
                    SecondSampleId = samples[second].Id,
                    Answers = Answers,
                    CreatedAt = Begin,
                };
                context.Add(pair);
                Answer(context, prompt, pair, first, second, (images[first].Id, images[second].Id));
            }
        }
    }

    private void Answer(StudioDbContext context, EvaluationPrompt prompt, RatingPair pair, int first, int second, (Guid First, Guid Second) images)
    {
        var start = _random.Next(Raters);
        for (var answer = 0; answer < Answers; answer++)
        {
            var (rater, isSwapped, at) = (_raters[(start + answer) % Raters], _random.Next(2) == 1, Begin.AddSeconds((prompt.Place * 100) + answer));
            var (left, right) = isSwapped ? (second, first) : (first, second);
            var said = (VoteAnswer)_random.Next(Enum.GetValues<VoteAnswer>().Length);
            var vote = new Vote
            {
                Source = VoteSource.Session,
                Question = pair.Question,
                LeftSystemId = _systems[left].Id,
                RightSystemId = _systems[right].Id,
                LeftImageId = isSwapped ? images.Second : images.First,
                RightImageId = isSwapped ? images.First : images.Second,
                Answer = said,
                PromptId = prompt.Id,
                Category = prompt.Category,
                VoterId = null,
                EvaluationId = Evaluation.Id,
                RaterId = rater.Id,
                Milliseconds = 2_000 + _random.Next(8_000),
                IsBlind = true,
                At = at,
            };
            context.Add(vote);
            context.Add(new RatingAssignment
            {
                EvaluationId = Evaluation.Id,
                RaterId = rater.Id,
                PairId = pair.Id,
                Kind = AssignmentKind.Pair,
                IsSwapped = isSwapped,
                Place = _places[rater.Id] = _places.GetValueOrDefault(rater.Id) + 1,
                LeftKey = Guid.NewGuid().ToString("N"),
                RightKey = Guid.NewGuid().ToString("N"),
                LeasedUntil = at,
                AnsweredAt = at,
                Answer = said,
                Milliseconds = vote.Milliseconds,
                VoteId = vote.Id,
            });
        }
    }

    private readonly Dictionary<Guid, int> _places = [];

    private static EvaluatedSystem System(int number) => new()
    {
        Key = $"evaluated {number}",
        Model = $"Model {number}",
        ModelHash = $"{number:D8}",
        Sampler = "DDIM",
        Steps = 24,
        Guidance = 7,
        Width = 512,
        Height = 512,
        CreatedAt = Begin,
    };

    private Image Picture(EvaluationPrompt prompt, int number)
    {
        var hash = number.ToString("x64");
        return new Image
        {
            EvaluationId = Evaluation.Id,
            Origin = ImageOrigin.Generated,
            BlobHash = hash,
            PixelHash = hash,
            Width = 512,
            Height = 512,
            ByteCount = 400_000,
            Provenance = new Provenance
            {
                Wish = prompt.Text,
                Prompt = prompt.Text,
                Model = new ModelProvenance("Model", "hash", new Dictionary<string, string>(StringComparer.Ordinal)),
                Settings = new GenerationSettings("model", 512, 512, 1, 24, 7, "DDIM", 42, "", Upsample: false),
            },
            Prompt = prompt.Text,
            Wish = prompt.Text,
            Seed = 42,
            SearchText = "",
            CreatedById = owner,
            CreatedAt = Begin,
        };
    }
}
