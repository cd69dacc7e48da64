using Studio.Data.Workspaces;

namespace Studio.Web.Evaluations;

/// <summary>A page of one evaluation; the address ends with its path.</summary>
internal sealed record EvaluationTab(string Name, string Path, Permission Needs)
{
    public static readonly IReadOnlyList<EvaluationTab> All =
    [
        new("Design", "design", Permission.RunEvaluations),
        new("Run", "run", Permission.RunEvaluations),
        new("Results", "results", Permission.ViewGallery),
        new("Raters", "raters", Permission.RunEvaluations),
        new("Pairs", "pairs", Permission.RunEvaluations),
    ];
}
