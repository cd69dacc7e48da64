namespace Studio.Data.Evaluation.Sessions.Scheduling;

/// <summary>A link that went round: so many strangers at once are not the few it was made for.</summary>
public static class Burst
{
    public static readonly TimeSpan Within = TimeSpan.FromMinutes(10);

    private const int Least = 5;

    /// <summary>Half of the link's places, and never fewer than five people.</summary>
    public static int GuestsOf(int places) => Math.Max(Least, (places + 1) / 2);

    /// <param name="arrivals">When the link's guests began, in any order.</param>
    public static bool Is(IReadOnlyCollection<DateTime> arrivals, int places, DateTime now) =>
        arrivals.Count(at => at > now - Within) >= GuestsOf(places);
}
