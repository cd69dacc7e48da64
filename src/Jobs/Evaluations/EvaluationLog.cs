using Studio.Data.Evaluation.Runs;

namespace Studio.Jobs.Evaluations;

/// <summary>Lines of "What happened".</summary>
internal static class EvaluationLog
{
    public static EvaluationEvent Line(Guid evaluation, EvaluationEventKind kind, DateTime at, Guid? by = null, Guid? subject = null, string detail = "") => new()
    {
        EvaluationId = evaluation,
        Kind = kind,
        ById = by,
        SubjectId = subject,
        Detail = Cut(detail, EvaluationEvent.MaxDetail),
        At = at,
    };

    public static string Cut(string text, int most) => text.Length <= most ? text : $"{text[..(most - 1)]}…";
}
