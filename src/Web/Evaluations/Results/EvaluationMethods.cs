using System.Globalization;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Statistics;
using Studio.Web.Evaluations.Lists;

namespace Studio.Web.Evaluations.Results;

/// <summary>The paragraph for a paper about a designed evaluation, with every number in it.</summary>
internal static class EvaluationMethods
{
    public static string Of(ResultsReport report, ResultsView view)
    {
        var (counts, evaluation, sentences) = (report.Counts, view.Summary.Evaluation, new List<string>());
        sentences.Add($"{Number(view.Summary.Systems.Count)} systems were compared on {Number(view.Summary.Prompts)} {(view.Summary.Prompts == 1 ? "prompt" : "prompts")} with {Number(evaluation.PicturesEach)} {(evaluation.PicturesEach == 1 ? "picture" : "pictures")} per system and prompt.");
        sentences.Add($"{Number(counts.Raters)} {(counts.Raters == 1 ? "rater" : "raters")} gave {Number(counts.Total)} {(counts.Total == 1 ? "answer" : "answers")}"
            + (view.Filter.Question is { } question ? $" to the question “{EvaluationWords.Asked(question)}”" : "")
            + (view.Filter.Category is { } category ? $" in the category {category}" : "")
            + ", seeing two pictures side by side, the side drawn at random and evened out, without knowing the systems" + Caption(evaluation, view.Filter.Question) + ".");
        sentences.Add($"At least {Number(evaluation.VotesEach)} {(evaluation.VotesEach == 1 ? "answer" : "answers by different raters")} were asked for each pair; {Number(view.Pairs.Full)} of {Number(view.Pairs.All)} pairs have them.");
        sentences.Add(ScaleWords.Estimates(report));
        sentences.Add(view.Missing is (0, 0, 0)
            ? view.NotBrought.Count == 0 ? "No picture is missing." : "No picture was refused or held back, and none failed."
            : $"{Number(view.MissingPictures)} {(view.MissingPictures == 1 ? "picture is" : "pictures are")} missing ({Number(view.Missing.Refused)} refused, {Number(view.Missing.Failed)} failed, {Number(view.Missing.Blocked)} held back); each counts as lost, with {Number(evaluation.VotesEach)} {(evaluation.VotesEach == 1 ? "answer" : "answers")}, against every picture there is for the same prompt.");
        sentences.AddRange(view.NotBrought.Select(folder =>
            $"The folder “{folder.Name}” lacks {Number(folder.Pictures)} of {Number((long)view.Summary.Prompts * evaluation.PicturesEach)} pictures and was not compared where it lacks them."));
        if (report.Groups.Count + report.Alone.Count > 1)
        {
            sentences.Add($"{Number(report.Groups.Count + report.Alone.Count)} groups of systems were never compared with each other: there is no common scale, and each has one of its own.");
        }

        if (report.Groups.Any(group => !group.HasFiniteAnswer))
        {
            sentences.Add("Where a system won or lost everything no finite estimate exists; half a vote each way was added to every pair of that group, so its scores are drawn to the middle.");
        }

        sentences.Add(report.Groups is [{ Bootstrap: { } drawn }, ..]
            ? $"Intervals are 95 % percentile intervals of {Number(drawn.Rounds)} bootstrap samples clustered by prompt (seed {drawn.Seed}{(drawn.WithoutAnswer > 0 ? $"; {Number(drawn.WithoutAnswer)} of them without a finite estimate were left out" : "")}), beside Wald intervals from the inverse information."
            : "Intervals are 95 % Wald intervals from the inverse information.");
        if (report.Side is { } side)
        {
            sentences.Add($"Standing on the left was worth {Methods.Signed(side.Points)} ± {RankedSystem.Text(EloScale.Z * side.StandardError)} points.");
        }

        if (view.Trust is { } trust)
        {
            sentences.Add(trust is { IsEnough: true, Alpha: { } alpha }
                ? string.Create(CultureInfo.InvariantCulture, $"Agreement on {trust.Judged:N0} pairs: Krippendorff’s α = {alpha:0.00}{(trust.AlphaInterval is { } interval ? $" ({interval.Low:0.00} to {interval.High:0.00})" : "")}.")
                : "Too few pairs were answered by two raters to give their agreement.");
        }

        if (view.LeftOut > 0)
        {
            sentences.Add(view.Filter.WithLeftOut
                ? $"The votes of {Number(view.LeftOut)} {(view.LeftOut == 1 ? "rater whom a person had" : "raters whom a person had")} left out are counted here."
                : $"{Number(view.LeftOut)} {(view.LeftOut == 1 ? "rater was" : "raters were")} left out by a person.");
        }

        return string.Join(' ', sentences);
    }

    private static string Caption(HumanEvaluation evaluation, EvaluationQuestion? question) => question is not EvaluationQuestion.PromptFollowing
        ? "; no text was shown"
        : evaluation.Caption == EvaluationCaption.Written ? "; the upsampled text was shown" : "; the wish was shown";

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
