namespace Studio.Web.Create.Pictures;

public static class PictureCount
{
    private static readonly int[] Usual = [1, 2, 4, 8];

    public static string Of(int count) => count == 1 ? "1 picture" : $"{count} pictures";

    public static string Button(int count) => $"Make {Of(count)}";

    /// <summary>What to offer: the usual numbers that the model allows, and the one that is set.</summary>
    public static IReadOnlyList<int> Choices(int most, int set) =>
        [.. Usual.Append(set).Where(count => count >= 1 && count <= most).Distinct().Order()];
}
