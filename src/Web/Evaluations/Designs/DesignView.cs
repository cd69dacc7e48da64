using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Folders;
using Studio.Data.Evaluation.Sets;
using Studio.Jobs.Evaluations;
using Studio.Jobs.Upsamplings;
using Studio.Web.Create.Settings;
using Studio.Web.Evaluations.Lists;

namespace Studio.Web.Evaluations.Designs;

/// <summary>Everything the design page shows.</summary>
/// <param name="Asked">Members who were asked to rate.</param>
public sealed record DesignView(
    EvaluationHead Head,
    HumanEvaluation Evaluation,
    PromptSet? Set,
    IReadOnlyList<PromptSet> Sets,
    IReadOnlyList<CategoryTake> Categories,
    IReadOnlyList<PromptSetItem> Taken,
    IReadOnlyList<EntryView> Entries,
    IReadOnlyList<ModelChoice> Models,
    IReadOnlyList<Writer> Writers,
    IReadOnlyList<string> Gaps,
    DesignCost Cost,
    DesignOutlook Outlook,
    int Asked)
{
    /// <summary>Of the clocks that the person sees.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Names of systems that can be compared with each other; more than one group: there can be no common scale. Folders that bring nothing are told of elsewhere.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Meetings
    {
        get
        {
            var entries = Entries.Where(entry => entry.Found is not 0).ToList();
            return Taken.Count == 0 ? [] :
            [
                .. DesignPairs.Groups([.. entries.Select(entry => entry.Found is null ? null : entry.Pictures.Select(picture => picture.Prompt).ToHashSet())], Taken.Count)
                    .Select(group => group.Select(place => entries[place].Entry.Name).ToList()),
            ];
        }
    }

    public bool IsDraft => Evaluation.State == EvaluationState.Draft;

    public int Made => Entries.Count(entry => entry.Entry.Kind == EvaluationEntryKind.Made);
}

/// <param name="Has">Prompts of the set.</param>
public sealed record CategoryTake(string Name, int Has, int Takes);

/// <param name="Facts">Its settings, in a line.</param>
/// <param name="Found">Prompts of a folder that were found by name; null for one that is made.</param>
/// <param name="Again">Files of a folder that name what another one names already.</param>
/// <param name="Nameless">Files of a folder that name no prompt.</param>
public sealed record EntryView(EvaluationEntry Entry, string Facts, int? Found, int Files, string? By, IReadOnlyList<string> Again, int Nameless)
{
    /// <summary>Of a folder, for prompts that are taken.</summary>
    public IReadOnlyList<MatchedPicture> Pictures { get; init; } = [];

    /// <summary>Why it cannot be started so; null for nothing.</summary>
    public string? Problem { get; init; }
}

/// <param name="MachineMilliseconds">Null while nobody knows what a picture takes.</param>
/// <param name="Checks">Checks and repeats beside the votes.</param>
/// <param name="AnswerMilliseconds">What an answer takes: measured in this workspace, or assumed.</param>
public sealed record DesignCost(int Pictures, double? MachineMilliseconds, MonthsMachineTime Month, int PairsEach, int Votes, int Checks, double AnswerMilliseconds, bool IsMeasured)
{
    public double PeopleMilliseconds => (Votes + Checks) * AnswerMilliseconds;
}

/// <param name="Power">On the prompts of the two systems that share the fewest.</param>
/// <param name="AllPrompts">That could be taken.</param>
/// <param name="Taken">By the design.</param>
/// <param name="IsMeasured">The share of ties is that of this workspace's votes.</param>
public sealed record DesignOutlook(DesignPower Power, int AllPrompts, int Taken, bool IsMeasured);
