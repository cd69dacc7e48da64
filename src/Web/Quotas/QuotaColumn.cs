using System.Globalization;
using Studio.Data.Quotas;

namespace Studio.Web.Quotas;

/// <summary>A column of the table of limits: how its number is written, read and refused.</summary>
/// <param name="Unit">How many of the stored units one of the shown is: a minute is 60,000 ms.</param>
/// <param name="Largest">Of the shown numbers; beyond it somebody mistyped.</param>
internal sealed record QuotaColumn(QuotaField Field, string Name, string Long, double Unit, double Largest, bool IsWhole = true)
{
    public static readonly IReadOnlyList<QuotaColumn> All =
    [
        new(QuotaField.PicturesADay, "Pictures a day", "pictures a day", 1, 1_000_000),
        new(QuotaField.DeviceMillisecondsADay, "Device min a day", "device minutes a day", 60_000, 1_440 * 64, IsWhole: false),
        new(QuotaField.AtOnce, "At once", "pictures at once", 1, 1_000),
        new(QuotaField.Waiting, "Waiting", "waiting pictures", 1, 1_000_000),
        new(QuotaField.LargestSide, "Largest, px", "pixels of the longer side", 1, 16_384),
        new(QuotaField.StorageBytes, "Storage, GB", "gigabytes of storage", 1e9, 1_000_000, IsWhole: false),
    ];

    /// <summary>Not in the table: only the whole workspace has it.</summary>
    public static readonly QuotaColumn OfEvaluations = new(QuotaField.EvaluationMillisecondsAMonth, "Hours a month", "machine hours of evaluations a month", 3_600_000, 744 * 64, IsWhole: false);

    public string Text(long? stored) => stored is { } value ? (value / Unit).ToString(IsWhole ? "0" : "0.###", CultureInfo.InvariantCulture) : "";

    /// <summary>An empty field is no limit.</summary>
    /// <returns>The stored number, or why it cannot be read.</returns>
    public (long? Value, string? Problem) Read(string? typed)
    {
        var text = typed?.Trim().Replace(',', '.') ?? "";
        if (text.Length == 0)
        {
            return (null, null);
        }

        var isNumber = double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);
        return !isNumber || (IsWhole && number != Math.Floor(number)) || number > Largest
            ? (null, string.Create(CultureInfo.InvariantCulture, $"Write the {Long} as a {(IsWhole ? "whole number" : "number")} from 0 to {Largest:N0}, or leave it empty for no limit."))
            : ((long)Math.Round(number * Unit), null);
    }
}
