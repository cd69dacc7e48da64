using Studio.Data.Evaluation;

namespace Studio.Web.Create.Picking;

/// <summary>What a person's own answers can say: written out or not, and one model or the other.</summary>
internal static class OwnContrasts
{
    public static IEnumerable<OwnContrast> Of(IReadOnlyList<OwnAnswer> answers)
    {
        var writing = answers.Where(a => a.Left.Writer is null != a.Right.Writer is null).ToList();
        if (writing.Count > 0)
        {
            yield return Contrast("Upsampled or the wish alone", "upsampled", "the wish alone", writing, system => system.Writer is not null);
        }

        foreach (var models in answers.Where(a => a.Left.Model != a.Right.Model).GroupBy(Models).OrderByDescending(group => group.Sum(a => a.Count)))
        {
            var (one, other) = models.Key;
            yield return Contrast($"{one} or {other}", one, other, [.. models], system => system.Model == one);
        }
    }

    private static (string One, string Other) Models(OwnAnswer answer) =>
        string.CompareOrdinal(answer.Left.Model, answer.Right.Model) < 0 ? (answer.Left.Model, answer.Right.Model) : (answer.Right.Model, answer.Left.Model);

    private static OwnContrast Contrast(string title, string one, string other, IReadOnlyList<OwnAnswer> answers, Func<EvaluatedSystem, bool> isOne) =>
        new(title, one, other, answers.Sum(a => isOne(a.Left) ? a.LeftWon : a.Count - a.LeftWon), answers.Sum(a => a.Count));
}
