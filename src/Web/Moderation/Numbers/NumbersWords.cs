using System.Globalization;
using Studio.Data.Evaluation.Statistics;
using Studio.Data.Moderation.Cases;

namespace Studio.Web.Moderation.Numbers;

/// <summary>Numbers in words.</summary>
internal static class NumbersWords
{
    /// <summary>What the columns are made of, in their order.</summary>
    public static readonly IReadOnlyList<(string Name, CaseKind[] Kinds)> Groups =
    [
        ("Pictures", [CaseKind.Picture, CaseKind.Check, CaseKind.Derived]),
        ("Wishes", [CaseKind.Wish]),
        ("Prompts", [CaseKind.Prompt]),
        ("Reports", [CaseKind.Report, CaseKind.FalsePositive]),
    ];

    /// <summary>Minutes as "39 min", "2 h 2 min", "3 d 4 h".</summary>
    public static string Time(int minutes) => minutes switch
    {
        < 60 => $"{minutes} min",
        < 1440 => $"{minutes / 60} h{(minutes % 60 == 0 ? "" : $" {minutes % 60} min")}",
        _ => $"{minutes / 1440} d{(minutes % 1440 / 60 == 0 ? "" : $" {minutes % 1440 / 60} h")}",
    };

    public static string Percent(double share) => $"{Math.Round(100 * share).ToString(CultureInfo.InvariantCulture)} %";

    /// <summary>"13 to 53 %".</summary>
    public static string Range(Interval interval) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(100 * interval.Low)} to {Math.Round(100 * interval.High)} %");

    public static string Two(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>For a style: a number with a point.</summary>
    public static string Css(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Kind(CaseKind kind) => kind switch
    {
        CaseKind.Wish => "Wishes",
        CaseKind.Prompt => "Prompts",
        CaseKind.Picture => "Pictures",
        CaseKind.Report => "Reports",
        CaseKind.FalsePositive => "False positives",
        CaseKind.Check => "Random check",
        CaseKind.Derived => "Made from a rejected one",
        CaseKind.Returned => "Brought back with another",
        _ => "Appeals",
    };

    public static string Reason(CaseReason? reason) => reason is { } known ? CaseWords.Reason(known) : "Decided by a rule";
}
