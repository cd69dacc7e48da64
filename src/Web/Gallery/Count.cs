using System.Globalization;

namespace Studio.Web.Gallery;

/// <summary>"1 picture", "1,284 pictures".</summary>
internal static class Count
{
    public static string Of(int count, string one, string many) => $"{count.ToString("N0", CultureInfo.InvariantCulture)} {(count == 1 ? one : many)}";

    public static string Of(int count, string one) => $"{count.ToString("N0", CultureInfo.InvariantCulture)} {one}{(count == 1 ? "" : "s")}";
}
