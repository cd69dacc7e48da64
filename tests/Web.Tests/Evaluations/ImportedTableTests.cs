using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Removal;
using Studio.Data.Evaluation.Runs;
using Studio.Data.Evaluation.Sessions;
using Studio.Data.Evaluation.Sets;
using Studio.Data.Gallery;
using Studio.Inference.Imaging;
using Studio.Jobs.Evaluations;
using Studio.Testing;
using Studio.Web.Evaluations;
using Studio.Web.Evaluations.Designs;
using Studio.Web.Evaluations.Folders;

namespace Studio.Web.Tests.Evaluations;

/// <summary>DALL-E 3's table 2 in its form: pictures of several systems from folders, over a set of prompts, one column a question. Pictures and votes are the test's own.</summary>
public sealed class ImportedTableTests
{
    private const string Set = "Prompts,Category\r\nA red colored car.,Colors\r\nA black colored car.,Colors\r\nTwo cats and one dog sitting on the grass.,Counting\r\n\"A stack of 3 cubes. A red cube is on the top, sitting on a green cube.\",DALL-E\r\n";

    private static readonly string[] Systems = ["First", "Second", "Third"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_folders_over_a_set_like_DrawBench_give_a_row_for_each_system_and_a_score_for_each_question()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var id = await DesignAsync(studio);
        foreach (var (place, name) in Systems.Index())
        {
            // The last one brings nothing for the last prompt.
            await ImportAsync(studio, id, name, tone: 40 + (60 * place), [.. Enumerable.Range(0, place == 2 ? 3 : 4).Select(row => $"{name}/{row}_0.png")]);
        }

        await InsideAsync(studio, async (services, token) =>
        {
            await services.GetRequiredService<EvaluationStart>().StartAsync(id, await VersionAsync(services, id, token), token);
            return 0;
        });
        while (await InsideAsync(studio, (services, token) => services.GetRequiredService<StudioDbContext>().RatingPairs.CountAsync(p => p.EvaluationId == id, token)) < 30)
        {
            await Task.Delay(200, Token);
        }

        await VoteAsync(studio, id);

        // The table: systems down, questions across.
        var table = new Dictionary<EvaluationQuestion, IReadOnlyDictionary<string, double>>();
        foreach (var question in Questions)
        {
            var report = await InsideAsync(studio, async (services, token) => ResultsReport.Of(await services.GetRequiredService<ResultsQueries>().CountAsync(new ResultsFilter(Evaluation: id, Question: question), token)));
            var lines = ScoresCsv.Scores(report).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            var columns = lines[0].Split(',').ToList();
            table[question] = lines.Skip(1).Select(Fields).ToDictionary(
                fields => fields[columns.IndexOf("system")], fields => double.Parse(fields[columns.IndexOf("score")], System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);
            Assert.Equal(30, report.Counts.Total);
            Assert.All(report.Counts.Systems, system => Assert.Equal("pictures from a folder", system.Facts));
            Assert.Single(report.Groups);
            Assert.All(report.Groups[0].Rated, rated => Assert.True(rated.Hessian.Low < rated.Score && rated.Score < rated.Hessian.High));
        }

        Assert.All(table.Values, column => Assert.Equal(Systems, column.Keys.Order(StringComparer.Ordinal)));
        Assert.Equal(Systems, Best(table[EvaluationQuestion.PromptFollowing]));
        Assert.Equal(Systems.Reverse(), Best(table[EvaluationQuestion.Style]));
        Assert.All(table[EvaluationQuestion.Coherence].Values, score => Assert.Equal(1000, score, 1e-6));
        Assert.Equal(1, await InsideAsync(studio, (services, token) => services.GetRequiredService<StudioDbContext>().EvaluationSamples.CountAsync(s => s.EvaluationId == id && s.State == SampleState.Missing, token)));
        Assert.Equal(
            ["Colors", "Counting", "DALL-E"],
            (await InsideAsync(studio, (services, token) => services.GetRequiredService<ResultsQueries>().CountAsync(new ResultsFilter(Evaluation: id), token))).Categories.Order(StringComparer.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task A_set_that_another_evaluation_uses_stays_and_one_that_none_uses_goes_with_its_prompts(DatabaseKind kind)
    {
        await using var shared = kind == DatabaseKind.PostgreSql ? await SharedStudio.CreateAsync(Token) : null;
        await using var studio = shared is null ? await RunningStudio.StartWithOwnerAsync(Token) : await shared.StartAsync("", Token);
        if (shared is not null)
        {
            await SharedStudio.AddOwnerAsync(studio, Token);
        }

        var (first, second) = (await DesignAsync(studio), await DesignAsync(studio));

        var refusal = await Assert.ThrowsAsync<StudioException>(() => RemoveSetAsync(studio, first));
        Assert.StartsWith("Another evaluation uses", refusal.Message, StringComparison.Ordinal);
        await InsideAsync(studio, async (services, token) =>
        {
            await services.GetRequiredService<DesignActions>().DeleteAsync(second, await VersionAsync(services, second, token), token);
            return 0;
        });
        while (await InsideAsync(studio, (services, token) => services.GetRequiredService<StudioDbContext>().Evaluations.AlsoThrownAway().CountAsync(token)) > 1)
        {
            await Task.Delay(100, Token);
        }

        await RemoveSetAsync(studio, first);

        Assert.Equal(0, await InsideAsync(studio, (services, token) => services.GetRequiredService<StudioDbContext>().PromptSets.CountAsync(token)));
        Assert.Equal(0, await InsideAsync(studio, (services, token) => services.GetRequiredService<StudioDbContext>().PromptSetItems.CountAsync(token)));
        Assert.Null(await InsideAsync(studio, (services, token) => services.GetRequiredService<StudioDbContext>().Evaluations.Select(e => e.PromptSetId).SingleAsync(token)));
    }

    [Fact]
    public async Task The_same_folder_again_is_refused_and_leaves_no_picture_behind()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var id = await DesignAsync(studio);
        await ImportAsync(studio, id, "First", tone: 40, ["0_0.png", "1_0.png"]);

        var refusal = await Assert.ThrowsAsync<StudioException>(() => ImportAsync(studio, id, "Again", tone: 40, ["again/0_0.png", "again/1_0.png"]));

        Assert.StartsWith("These are the pictures of “First” again", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(2, await InsideAsync(studio, (services, token) => services.GetRequiredService<StudioDbContext>().Images.AlsoHidden().CountAsync(i => i.EvaluationId == id, token)));
        Assert.Equal(1, await InsideAsync(studio, (services, token) => services.GetRequiredService<StudioDbContext>().EvaluationEntries.CountAsync(token)));
    }

    [Fact]
    public async Task The_same_file_of_prompts_again_is_the_same_set_and_another_under_its_name_is_not()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var first = await DesignAsync(studio);
        var second = await DesignAsync(studio);
        Assert.Equal(await SetOfAsync(first), await SetOfAsync(second));

        await InsideAsync(studio, async (services, token) =>
        {
            var read = Assert.IsType<ReadPrompts>(PromptFile.Read(Encoding.UTF8.GetBytes(Set.Replace("Two cats", "Three cats", StringComparison.Ordinal)), "drawbench.csv", new ReadAs()));
            await services.GetRequiredService<DesignActions>().UseAsync(second, await VersionAsync(services, second, token), read, "DrawBench", "drawbench.csv", token);
            return 0;
        });
        Assert.NotEqual(await SetOfAsync(first), await SetOfAsync(second));
        Assert.Equal(2, await InsideAsync(studio, (services, token) => services.GetRequiredService<StudioDbContext>().PromptSets.CountAsync(token)));

        Task<Guid?> SetOfAsync(Guid id) => InsideAsync(studio, (services, token) => services.GetRequiredService<StudioDbContext>().Evaluations.Where(e => e.Id == id).Select(e => e.PromptSetId).SingleAsync(token));
    }

    [Fact]
    public async Task What_a_design_costs_counts_the_pairs_that_can_come_about_and_a_folder_without_a_prompt_stops_it()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var id = await DesignAsync(studio);
        await ImportAsync(studio, id, "First", tone: 40, ["0_0.png", "1_0.png", "2_0.png", "3_0.png"]);
        await ImportAsync(studio, id, "Second", tone: 90, ["a/0_0.png", "a/1_0.png"]);
        var view = await InsideAsync(studio, (services, token) => services.GetRequiredService<DesignQueries>().ReadAsync(id, token));
        Assert.Equal((2, 2 * 3 * 3), (view.Cost.PairsEach, view.Cost.Votes));
        Assert.Empty(view.Gaps);

        await ImportAsync(studio, id, "Third", tone: 140, ["b/zzz.png"]);
        view = await InsideAsync(studio, (services, token) => services.GetRequiredService<DesignQueries>().ReadAsync(id, token));
        Assert.Equal(["System 3 cannot be started so."], view.Gaps);
        Assert.StartsWith("No file is named after a prompt", view.Entries[2].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_file_is_left_out_with_its_reason_and_a_folder_taken_out_takes_its_pictures_along()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        var id = await DesignAsync(studio);
        var imported = await InsideAsync(studio, async (services, token) => await services.GetRequiredService<FolderImport>().AddAsync(
            id, await VersionAsync(services, id, token), "First", Files([("0_0.png", Picture(40, 0)), ("1_0.png", Encoding.UTF8.GetBytes("no picture")), ("2_0.jpg", null)]), token));

        Assert.Equal(1, imported.Added);
        Assert.Collection(imported.LeftOut, one => Assert.StartsWith("1_0.png: ", one, StringComparison.Ordinal), two => Assert.Equal("2_0.jpg: the browser cannot read it; it may be damaged.", two));

        await InsideAsync(studio, async (services, token) =>
        {
            var entry = await services.GetRequiredService<StudioDbContext>().EvaluationEntries.SingleAsync(token);
            await services.GetRequiredService<DesignActions>().RemoveEntryAsync(id, await VersionAsync(services, id, token), entry.Id, token);
            return 0;
        });
        Assert.Equal(0, await InsideAsync(studio, (services, token) => services.GetRequiredService<StudioDbContext>().Images.AlsoHidden().CountAsync(i => i.EvaluationId == id, token)));
    }

    [Fact]
    public void Only_what_begins_as_JPEG_or_WebP_is_handed_to_the_browser()
    {
        Assert.True(BrowserPicture.IsPicture([0xFF, 0xD8, 0xFF, 0xE0]));
        Assert.True(BrowserPicture.IsPicture("RIFF\u0001\u0001\u0001\u0001WEBPVP8 "u8));
        Assert.False(BrowserPicture.IsPicture("RIFF\u0001\u0001\u0001\u0001WAVEfmt "u8));
        Assert.False(BrowserPicture.IsPicture([0xFF, 0xD8]));
        Assert.False(BrowserPicture.IsPicture([]));
    }

    /// <summary>Commas within quotes are part of a field.</summary>
    private static string[] Fields(string line) => [.. line.Split('"').SelectMany((part, place) => place % 2 == 1 ? [part.Replace(',', ';')] : (string[])[part]).Aggregate("", string.Concat).Split(',')];

    private static readonly EvaluationQuestion[] Questions = [EvaluationQuestion.PromptFollowing, EvaluationQuestion.Style, EvaluationQuestion.Coherence];

    private static IEnumerable<string> Best(IReadOnlyDictionary<string, double> column) => column.OrderByDescending(system => system.Value).Select(system => system.Key);

    private static Task<Guid> DesignAsync(RunningStudio studio) => InsideAsync(studio, async (services, token) =>
    {
        var design = services.GetRequiredService<DesignActions>();
        var id = await design.CreateAsync(token);
        var read = Assert.IsType<ReadPrompts>(PromptFile.Read(Encoding.UTF8.GetBytes(Set), "drawbench.csv", new ReadAs()));
        await design.UseAsync(id, await VersionAsync(services, id, token), read, "DrawBench", "drawbench.csv", token);
        await design.ChangeAsync(id, await VersionAsync(services, id, token), e => (e.Questions, e.VotesEach) = (Questions, 3), token);
        return id;
    });

    private static Task RemoveSetAsync(RunningStudio studio, Guid id) => InsideAsync(studio, async (services, token) =>
    {
        await services.GetRequiredService<DesignActions>().RemoveSetAsync(id, await VersionAsync(services, id, token), token);
        return 0;
    });

    private static Task ImportAsync(RunningStudio studio, Guid id, string name, int tone, IReadOnlyList<string> paths) => InsideAsync(studio, async (services, token) => await services.GetRequiredService<FolderImport>().AddAsync(
        id, await VersionAsync(services, id, token), name, Files([.. paths.Index().Select(path => (path.Item, (byte[]?)Picture(tone, path.Index)))]), token));

    /// <summary>Of three answers to a pair two are for the first of them where prompts are followed, two for the second where style is asked, and all are ties where coherence is.</summary>
    private static Task VoteAsync(RunningStudio studio, Guid id) => InsideAsync(studio, async (services, token) =>
    {
        var db = services.GetRequiredService<StudioDbContext>();
        var rater = new Rater { EvaluationId = id, Name = "Noor", PairsAsked = 90, CreatedAt = DateTime.UnixEpoch };
        db.Add(rater);
        var samples = await db.EvaluationSamples.Join(db.EvaluationEntries, s => s.EntryId, e => e.Id, (s, e) => new { s.Id, s.ImageId, e.SystemId }).ToDictionaryAsync(s => s.Id, token);
        var categories = await db.EvaluationPrompts.ToDictionaryAsync(p => p.Id, p => p.Category, token);
        foreach (var pair in await db.RatingPairs.Where(p => p.EvaluationId == id).ToListAsync(token))
        {
            var answers = pair.Question switch
            {
                EvaluationQuestion.PromptFollowing => (VoteAnswer[])[VoteAnswer.Left, VoteAnswer.Left, VoteAnswer.Right],
                EvaluationQuestion.Style => [VoteAnswer.Left, VoteAnswer.Right, VoteAnswer.Right],
                _ => [VoteAnswer.BothGood, VoteAnswer.BothBad, VoteAnswer.BothGood],
            };
            db.AddRange(answers.Select(answer => new Vote
            {
                Source = VoteSource.Session,
                Question = pair.Question,
                LeftSystemId = samples[pair.FirstSampleId].SystemId!.Value,
                RightSystemId = samples[pair.SecondSampleId].SystemId!.Value,
                LeftImageId = samples[pair.FirstSampleId].ImageId!.Value,
                RightImageId = samples[pair.SecondSampleId].ImageId!.Value,
                Answer = answer,
                PromptId = pair.PromptId,
                Category = categories[pair.PromptId],
                VoterId = null,
                EvaluationId = id,
                RaterId = rater.Id,
                IsBlind = true,
                At = DateTime.UnixEpoch,
            }));
        }

        return await db.SaveChangesAsync(token);
    });

    private static byte[] Picture(int tone, int row) => PngWriter.Write(16, 16, [.. Enumerable.Repeat((byte)(tone + row), 16 * 16 * 3)], []);

    private static async IAsyncEnumerable<PictureFile> Files(IReadOnlyList<(string Path, byte[]? Bytes)> files)
    {
        foreach (var (path, bytes) in files)
        {
            await Task.CompletedTask;
            yield return new PictureFile(path, _ => bytes is null ? throw new StudioException("the browser cannot read it; it may be damaged.") : Task.FromResult<Stream>(new MemoryStream(bytes)));
        }
    }

    private static Task<Guid> VersionAsync(IServiceProvider services, Guid id, CancellationToken ct) =>
        services.GetRequiredService<StudioDbContext>().Evaluations.AsNoTracking().Where(e => e.Id == id).Select(e => e.Version).SingleAsync(ct);

    private static async Task<T> InsideAsync<T>(RunningStudio studio, Func<IServiceProvider, CancellationToken, Task<T>> act)
    {
        T? answer = default;
        await studio.InsideAsync(async (services, token) => answer = await act(services, token), Token);
        return answer!;
    }
}
