using System.Globalization;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Evaluation;
using Studio.Testing;
using Studio.Web.Evaluations;

namespace Studio.Web.Tests.Evaluations;

/// <summary>From rows to what the results page and its files say.</summary>
public sealed class ResultsTests
{
    private static readonly IntervalChoice Bootstrap = IntervalChoice.Of(interval: null, "wish");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Votes_are_counted_by_the_database_and_rated(DatabaseKind kind)
    {
        await using var studio = await ChosenStudio.StartAsync(kind, Token);
        await VoteAsync(studio, "ja", left: 30, right: 10, both: 10);
        var report = await ReadAsync(studio, new ResultsFilter());

        Assert.Equal((50, 2, 50), (report.Counts.Total, report.Counts.Systems.Count, report.Counts.Prompts));
        Assert.Equal(0.7, report.Wins.Share(0, 1)!.Value, 1e-9);
        var group = Assert.Single(report.Groups);
        // Two systems: the odds of the shares, half of it each way.
        Assert.Equal(400 * Math.Log10(0.7 / 0.3) / 2, group.Rated[0].Score - 1000, 1e-6);
        Assert.NotNull(group.Rated[0].Bootstrap);
        Assert.Equal(2, report.Elo!.Count);
        Assert.Equal(["1", "2"], RankedSystem.Of(report, group, hessian: false).Select(row => row.Place));
    }

    [Theory, EachDatabase]
    public async Task A_filter_of_the_address_counts_only_what_fits(DatabaseKind kind)
    {
        await using var studio = await ChosenStudio.StartAsync(kind, Token);
        await VoteAsync(studio, "ja", left: 3, right: 1, both: 0);
        await VoteAsync(studio, "de", left: 0, right: 2, both: 0);

        Assert.Equal(4, (await ReadAsync(studio, ResultsFilter.Of("ja", from: null))).Counts.Total);
        Assert.Equal(0, (await ReadAsync(studio, ResultsFilter.Of("ja", "stars"))).Counts.Total);
        var all = (await ReadAsync(studio, ResultsFilter.Of("", "nonsense"))).Counts;
        Assert.Equal(6, all.Total);
        Assert.Equal(["ja", "de"], all.Categories);
        Assert.Equal(2, (await ReadAsync(studio, ResultsFilter.Of("de", "choice"))).Counts.Total);
        Assert.Equal("?category=de&from=choice", ResultsFilter.Of("de", "choice").Query);
    }

    [Theory, EachDatabase]
    public async Task Every_number_of_the_methods_is_filled_in_and_that_it_is_not_blind_is_said(DatabaseKind kind)
    {
        await using var studio = await ChosenStudio.StartAsync(kind, Token);
        await VoteAsync(studio, "ja", left: 5, right: 0, both: 0);
        var report = await ReadAsync(studio, new ResultsFilter());
        var methods = Methods.Of(report, new ResultsFilter());

        Assert.Contains("2 systems were compared by 1 person", methods, StringComparison.Ordinal);
        Assert.Contains("5 answers", methods, StringComparison.Ordinal);
        Assert.Contains("not blind", methods, StringComparison.Ordinal);
        Assert.Contains("no finite estimate exists; half a vote", methods, StringComparison.Ordinal);
        Assert.Contains("95 % Wald intervals", methods, StringComparison.Ordinal);
        Assert.Contains("Studio Mini, upsampled", methods, StringComparison.Ordinal);
        // Nobody is surely first after five votes.
        Assert.All(report.Groups[0].Rated, rated => Assert.Null(rated.Bootstrap));

        await VoteAsync(studio, "ja", left: 20, right: 12, both: 0);
        var more = await ReadAsync(studio, new ResultsFilter());
        Assert.Contains("1,000 bootstrap samples clustered by wish (seed 7", Methods.Of(more, new ResultsFilter()), StringComparison.Ordinal);

        // A chart says which intervals it draws.
        Assert.Contains("95 % Hessian intervals", ScoresSvg.Of(report, Bootstrap, dark: false), StringComparison.Ordinal);
        var (drawn, computed) = (ScoresSvg.Of(more, Bootstrap, dark: false), ScoresSvg.Of(more, IntervalChoice.Of("hessian", "wish"), dark: false));
        Assert.Contains("95 % bootstrap intervals by wish", drawn, StringComparison.Ordinal);
        Assert.Contains("95 % Hessian intervals", computed, StringComparison.Ordinal);
        var row = RankedSystem.Of(more, more.Groups[0], hessian: true)[0];
        Assert.Contains(XDocument.Parse(computed).Descendants(), element => element.Value.EndsWith(row.Margin, StringComparison.Ordinal));
        Assert.DoesNotContain(XDocument.Parse(drawn).Descendants(), element => element.Value.EndsWith(row.Margin, StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task Systems_that_never_met_have_no_common_scale(DatabaseKind kind)
    {
        await using var studio = await ChosenStudio.StartAsync(kind, Token);
        await VoteAsync(studio, "ja", left: 4, right: 2, both: 1);
        await VoteAsync(studio, "ja", left: 1, right: 3, both: 0, others: true);
        var report = await ReadAsync(studio, new ResultsFilter());

        Assert.Equal(2, report.Groups.Count);
        Assert.Null(report.Wins.Share(report.Groups[0].Systems[0], report.Groups[1].Systems[0]));
        Assert.Contains("there is no common scale", Methods.Of(report, new ResultsFilter()), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Files_hold_the_same_numbers_and_no_person(DatabaseKind kind)
    {
        await using var studio = await ChosenStudio.StartAsync(kind, Token);
        await VoteAsync(studio, "ja", left: 6, right: 3, both: 1);
        var report = await ReadAsync(studio, new ResultsFilter());

        var scores = ScoresCsv.Scores(report).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, scores.Length);
        Assert.Contains(report.Groups[0].Rated.Max(rated => rated.Score).ToString("0.######", CultureInfo.InvariantCulture), scores[1], StringComparison.Ordinal);
        Assert.Equal(3, ScoresCsv.Pairs(report).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        var svg = XDocument.Parse(ScoresSvg.Of(report, Bootstrap, dark: false));
        Assert.Equal(2, svg.Descendants().Count(element => element.Name.LocalName == "circle"));

        var bar = Assert.Single(CategoryBar.All(report.Counts, ofDesign: false));
        foreach (var dark in new[] { false, true })
        {
            var words = XDocument.Parse(CategorySvg.Of(report, ofDesign: false, dark)).Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value).ToList();
            Assert.Contains(bar.Category, words);
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{100 * bar.Share:0} % of 10"), words);
        }

        await using var scope = studio.Workspace.Enter();
        using var output = new MemoryStream();
        await VoteLines.WriteAsync(scope.ServiceProvider.GetRequiredService<Data.StudioDbContext>(), new ResultsFilter(), report.Counts.Systems, output, Token);
        var lines = System.Text.Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(10, lines.Length);
        Assert.All(lines, line => Assert.DoesNotContain(studio.Workspace.Owner.Id.ToString(), line, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("\"winner\":\"tie\"", string.Concat(lines), StringComparison.Ordinal);
        Assert.Contains("\"judge\":\"r1\"", lines[0], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Contains("\"question\":\"preference\"", line, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.DoesNotContain("\"text\":", line, StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task An_anchor_and_Davidsons_ties_in_the_address_change_scores_methods_and_files(DatabaseKind kind)
    {
        await using var studio = await ChosenStudio.StartAsync(kind, Token);
        await VoteAsync(studio, "ja", left: 20, right: 10, both: 10);
        var usual = await ReadAsync(studio, new ResultsFilter());
        var filter = ResultsFilter.Of(category: null, from: null, ResultsScaleChoice.Of("davidson", $"{usual.Counts.Systems[1].Id}"));
        Assert.Equal($"?ties=davidson&anchor={usual.Counts.Systems[1].Id}", filter.Query);
        Assert.Equal(new ResultsFilter(), ResultsFilter.Of(category: null, from: null, ResultsScaleChoice.Of("nonsense", "nobody")));

        var report = await ReadAsync(studio, filter);
        var group = Assert.Single(report.Groups);
        var rows = RankedSystem.Of(report, group, hessian: false);
        // Of the answers that are no ties two in three; ten ties of forty.
        Assert.Equal(400 * Math.Log10(2), rows[0].Rated.Score, 1e-6);
        Assert.Equal(10 / Math.Sqrt(20 * 10), group.TieWeight!.Value, 1e-6);
        Assert.Equal((0.0, "anchor"), (rows[1].Rated.Score, rows[1].Margin));
        Assert.Equal(RankedSystem.Of(usual, usual.Groups[0], hessian: false).Select(row => row.Name), rows.Select(row => row.Name));

        var methods = Methods.Of(report, filter);
        Assert.Contains("Davidson’s model", methods, StringComparison.Ordinal);
        Assert.Contains("anchored at Studio Mini, wish only = 0", methods, StringComparison.Ordinal);
        Assert.Contains("davidson,\"Studio Mini, wish only = 0\"", ScoresCsv.Scores(report), StringComparison.Ordinal);
        Assert.Contains("Davidson, Elo scale, 95 % Hessian intervals, Studio Mini, wish only = 0", ScoresSvg.Of(report, new IntervalChoice(Hessian: true, "wish"), dark: false), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task The_win_rates_are_a_picture_that_is_well_formed_whatever_systems_are_called(DatabaseKind kind)
    {
        await using var studio = await ChosenStudio.StartAsync(kind, Token);
        await VoteAsync(studio, "ja", left: 6, right: 3, both: 1);
        await VoteAsync(studio, "ja", left: 1, right: 3, both: 0, others: true);
        var report = await ReadAsync(studio, new ResultsFilter());
        report = report with { Counts = report.Counts with { Systems = [report.Counts.Systems[0] with { Name = "<Ünnamed & 👑" + new string('x', 60) }, .. report.Counts.Systems.Skip(1)] } };

        var svg = XDocument.Parse(MatrixSvg.Of(report, dark: true));
        // Each of two pairs from both sides, and the background.
        Assert.Equal(4 + 1, svg.Descendants().Count(element => element.Name.LocalName == "rect"));
        Assert.Contains(svg.Descendants(), element => element.Value == "65 %");
        Assert.Equal(8, svg.Descendants().Count(element => element.Value == "never met"));
        Assert.Contains(svg.Descendants(), element => element.Value.Contains("not blind", StringComparison.Ordinal));
    }

    private static async Task<ResultsReport> ReadAsync(ChosenStudio studio, ResultsFilter filter)
    {
        await using var scope = studio.Workspace.Enter();
        var queries = scope.ServiceProvider.GetRequiredService<ResultsQueries>();
        using var slow = new SlowResults();
        return await slow.AddAsync(ResultsReport.Of(await queries.CountAsync(filter, Token), filter.Scale), await queries.InOrderAsync(filter, Token), Token);
    }

    /// <summary>The upsampled one on the left.</summary>
    private static async Task VoteAsync(ChosenStudio studio, string category, int left, int right, int both, bool others = false)
    {
        var (now, user) = (studio.Studio.Time.UtcNow, studio.Workspace.Owner.Id);
        var known = await studio.Workspace.WithAsync(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(db.EvaluatedSystems, Token));
        var suffix = others ? "2" : "";
        var written = known.Find(s => s.Key == $"written{suffix}") ?? ChoiceRows.System($"written{suffix}", now, "Studio Mini Upsampler");
        var drawn = known.Find(s => s.Key == $"drawn{suffix}") ?? ChoiceRows.System($"drawn{suffix}", now.AddSeconds(1));
        await studio.Workspace.AddAsync(Token, [.. new[] { written, drawn }.Except(known)]);
        var answers = Enumerable.Repeat(VoteAnswer.Left, left).Concat(Enumerable.Repeat(VoteAnswer.Right, right)).Concat(Enumerable.Repeat(VoteAnswer.BothGood, both));
        await studio.Workspace.AddAsync(Token, [.. answers.Select(answer =>
        {
            var vote = ChoiceRows.Vote(user, written.Id, drawn.Id, Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), now, answer, category);
            return (object)vote;
        })]);
    }
}
