using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Sessions;
using Studio.Data.Evaluation.Sessions.Scheduling;
using Studio.Data.Evaluation.Statistics;

namespace Studio.Data.Tests.Evaluation.Sessions;

/// <summary>Which pairs there are, who gets which, and on which side.</summary>
public sealed class SchedulingTests
{
    private const EvaluationQuestion Question = EvaluationQuestion.Preference;

    [Fact]
    public void All_systems_of_a_prompt_meet_picture_by_picture()
    {
        var samples = from entry in Enumerable.Range(0, 3) from number in Enumerable.Range(0, 2) select Sample(entry, number, $"{entry} {number}");

        var pairs = SamplePairs.Of(samples);

        Assert.Equal(6, pairs.Count);
        Assert.All(pairs, pair => Assert.True(pair.First.Entry < pair.Second.Entry && pair.First.Number == pair.Second.Number));
    }

    [Fact]
    public void Equal_pictures_are_no_pair()
    {
        Assert.Empty(SamplePairs.Of([Sample(0, 0, "same"), Sample(1, 0, "same")]));
    }

    [Fact]
    public void The_pair_that_is_least_known_is_asked_first()
    {
        // 0 against 1 was answered often, 0 against 2 hardly.
        var scores = new double[9];
        (scores[1], scores[3], scores[2], scores[6]) = (40, 40, 1, 1);
        OpenPair[] open = [Pair(0, 1), Pair(0, 2)];
        var chosen = Enumerable.Range(0, 400).Count(seed => ActivePairing.Choose(open, 3, Of(scores), new Random(seed)).Second == 2);

        // Four in five by what is known, and half of the rest by chance.
        Assert.InRange(chosen, 330, 390);
    }

    [Fact]
    public void Close_systems_are_compared_rather_than_far_ones()
    {
        // As many answers each; 0 and 1 are equal, 2 loses nearly always.
        var scores = new double[9];
        (scores[1], scores[3], scores[2], scores[6], scores[5], scores[7]) = (20, 20, 39, 1, 39, 1);
        var strengths = BradleyTerry.Fit(BradleyTerry.WithHalfVotes(scores, 3), 3);

        Assert.True(ActivePairing.Gain(strengths, 0, 1) * 0.5 < ActivePairing.Gain(strengths, 0, 2), "the far one is less certain");
        (scores[2], scores[6], scores[5], scores[7]) = (200, 5, 200, 5);
        strengths = BradleyTerry.Fit(BradleyTerry.WithHalfVotes(scores, 3), 3);
        Assert.True(ActivePairing.Gain(strengths, 0, 1) > ActivePairing.Gain(strengths, 0, 2));
    }

    [Fact]
    public void The_same_state_and_seed_give_the_same_pair()
    {
        OpenPair[] open = [.. Enumerable.Range(0, 50).Select(at => Pair(at % 2, 2))];

        Assert.All(Enumerable.Range(0, 20), seed => Assert.Equal(
            ActivePairing.Choose(open, 3, Of(new double[9]), new Random(seed)), ActivePairing.Choose(open, 3, Of(new double[9]), new Random(seed))));
    }

    [Fact]
    public void Active_pairing_needs_fewer_answers_than_chance()
    {
        double[] truth = [1.2, 0.4, 0.2, 0, -0.2, -1.6];
        var (active, random) = (0.0, 0.0);
        for (var seed = 0; seed < 10; seed++)
        {
            active += Uncertainty(truth, byChance: false, seed);
            random += Uncertainty(truth, byChance: true, seed);
        }

        Assert.True(active < random, $"{active} against {random}");
    }

    [Fact]
    public void Sides_are_even_for_each_rater_and_each_system_and_follow_no_pattern()
    {
        var random = new Random(5);
        var (lean, swaps) = (new int[4], new List<bool>());
        for (var turn = 0; turn < 400; turn++)
        {
            var first = random.Next(4);
            var second = (first + 1 + random.Next(3)) % 4;
            var swapped = Sides.IsSwapped(new Lean(lean[first], 0), new Lean(lean[second], 0), random);
            swaps.Add(swapped);
            (lean[first], lean[second]) = swapped ? (lean[first] - 1, lean[second] + 1) : (lean[first] + 1, lean[second] - 1);
        }

        Assert.All(lean, one => Assert.InRange(one, -14, 14));
        Assert.InRange(swaps.Count(swapped => swapped), 160, 240);
        Assert.InRange(swaps.Zip(swaps.Skip(1)).Count(two => two.First == two.Second), 150, 250);
    }

    [Fact]
    public void One_in_so_many_is_a_check_and_one_in_so_many_a_repeat()
    {
        var cadence = new Cadence(CheckEvery: 12, RepeatEvery: 15, Seed: 3);
        var kinds = Enumerable.Range(0, 180).Select(cadence.At).ToList();

        Assert.Equal(15, kinds.Count(kind => kind == AssignmentKind.Check));
        Assert.InRange(kinds.Count(kind => kind == AssignmentKind.Repeat), 10, 12);
        Assert.NotEqual(kinds, [.. Enumerable.Range(0, 180).Select((cadence with { Seed = 4 }).At)]);
        Assert.All(Enumerable.Range(1, 50), place => Assert.Equal(AssignmentKind.Pair, new Cadence(0, 0, 1).At(place)));
    }

    [Fact]
    public void An_answer_about_changed_sides_is_turned_back()
    {
        Assert.Equal(VoteAnswer.Right, VoteAnswer.Left.Turned(isSwapped: true));
        Assert.Equal(VoteAnswer.Left, VoteAnswer.Left.Turned(isSwapped: false));
        Assert.Equal(VoteAnswer.BothGood, VoteAnswer.BothGood.Turned(isSwapped: true));
    }

    [Theory]
    [InlineData(40, 3, 3, 4800, "")]
    [InlineData(16, 0, 2, 1100, "answers in 1.1 s and missed both checks")]
    [InlineData(40, 1, 4, 4800, "missed 3 of 4 checks")]
    [InlineData(4, 0, 0, 300, "")]
    [InlineData(40, 3, 5, 4800, "")]
    public void Whoever_does_not_look_is_marked(int answers, int right, int checks, int half, string words)
    {
        var record = new RaterRecord(answers, right, checks, 0, 0, half);
        Assert.Equal(words, record.Words);
        Assert.Equal(words.Length > 0, record.Mark is not null);
    }

    [Fact]
    public void A_class_one_after_the_other_is_no_burst_but_the_whole_link_at_once_is()
    {
        var now = new DateTime(2026, 11, 23, 12, 0, 0, DateTimeKind.Utc);

        Assert.True(Burst.Is([.. Enumerable.Range(0, 5).Select(at => now.AddMinutes(-at))], places: 10, now));
        Assert.False(Burst.Is([.. Enumerable.Range(0, 5).Select(at => now.AddMinutes(-at * 4))], places: 10, now));
        Assert.False(Burst.Is([.. Enumerable.Range(0, 4).Select(at => now.AddMinutes(-at))], places: 4, now));
        Assert.False(Burst.Is([.. Enumerable.Range(0, 9).Select(at => now.AddSeconds(-at))], places: 40, now));
    }

    [Fact]
    public void A_scrambled_picture_has_the_same_pixels_elsewhere()
    {
        var rgb = Enumerable.Range(0, 24 * 18 * 3).Select(at => (byte)(at * 7)).ToArray();

        var scrambled = ScrambledPicture.Of(24, 18, rgb, seed: 1);

        Assert.NotEqual(rgb, scrambled);
        Assert.Equal(rgb.Order(), scrambled.Order());
        Assert.Equal(scrambled, ScrambledPicture.Of(24, 18, rgb, seed: 1));
    }

    private static double Uncertainty(double[] truth, bool byChance, int seed)
    {
        var (random, scores, systems) = (new Random(seed), new double[truth.Length * truth.Length], truth.Length);
        OpenPair[] open = [.. from first in Enumerable.Range(0, systems) from second in Enumerable.Range(first + 1, systems - first - 1) select Pair(first, second)];
        for (var answer = 0; answer < 300; answer++)
        {
            var pair = byChance ? open[random.Next(open.Length)] : ActivePairing.Choose(open, systems, Of(scores), random);
            var won = random.NextDouble() < 1 / (1 + Math.Exp(truth[pair.Second] - truth[pair.First]));
            scores[won ? (pair.First * systems) + pair.Second : (pair.Second * systems) + pair.First]++;
        }

        var fit = BradleyTerry.Fit(BradleyTerry.WithHalfVotes(scores, systems), systems);
        return open.Sum(pair => fit.Variance(pair.First, pair.Second));
    }

    private static Dictionary<EvaluationQuestion, double[]> Of(double[] scores) => new() { [Question] = scores };

    private static OpenPair Pair(int first, int second) => new(Guid.CreateVersion7(), Question, first, second, Taken: 0);

    private static ComparedSample Sample(int entry, int number, string pixels) => new(Guid.CreateVersion7(), entry, number, pixels);
}
