namespace Studio.Web.Moderation.Numbers;

/// <summary>The round number at the top of an axis.</summary>
internal static class ChartScale
{
    /// <returns>Even, so that its half is a number of things too.</returns>
    public static int Top(int most)
    {
        for (var unit = 1; ; unit *= 10)
        {
            foreach (var step in (int[])[2, 4, 6, 10])
            {
                if (step * unit >= most)
                {
                    return step * unit;
                }
            }
        }
    }
}
