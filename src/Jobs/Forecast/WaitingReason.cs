using System.Globalization;
using Studio.Jobs.Nodes;

namespace Studio.Jobs.Forecast;

/// <summary>Why a picture waits, in words.</summary>
internal static class WaitingReason
{
    private const string NoMachine = "No machine that draws is running. Pictures wait and start as soon as one does; nothing is lost.";

    public static string Of(SlotSupply supply, int busy, int ahead)
    {
        if (Trouble(supply) is { } trouble)
        {
            return trouble;
        }

        return supply.WaitingForMemory > 0 && busy >= supply.Working
            ? $"{Of(supply.Working, busy, ahead)} Pictures wait for memory, which models of other work hold."
            : Of(supply.Working, busy, ahead);
    }

    /// <summary>Why nothing is drawn now; null while something is.</summary>
    public static string? Trouble(SlotSupply supply)
    {
        if (supply.IsDiskShort)
        {
            return "The server's disk is nearly full. Pictures wait until there is room; nothing is lost.";
        }

        if (supply is { Working: 0, Held: > 0 })
        {
            return "No slot draws: the device they were to use cannot be used. An administrator of this server can decide under Health what then; nothing is lost.";
        }

        if (supply is { Working: 0, Paused: > 0 })
        {
            return "This server takes no new work at the moment. It goes on as soon as one of its administrators lets it.";
        }

        return supply.Working == 0 ? NoMachine : null;
    }

    /// <summary>Said while some slots draw and others are held back or paused.</summary>
    public static string? Slower(SlotSupply supply)
    {
        return supply.All > supply.Working
            ? string.Create(CultureInfo.InvariantCulture, $"Pictures may take longer: {supply.All - supply.Working} of {Count(supply.All, "slot", "slots")} {(supply.All - supply.Working == 1 ? "is" : "are")} off.")
            : null;
    }

    public static string Of(int slots, int busy, int ahead)
    {
        if (slots == 0)
        {
            return NoMachine;
        }

        if (busy < slots && ahead < slots - busy)
        {
            return "A slot is free, this one starts any moment.";
        }

        var queue = ahead == 0 ? "this one is next" : $"{Count(ahead, "picture is", "pictures are")} ahead";
        if (slots == 1)
        {
            return $"The slot is busy, {queue}.";
        }

        return string.Create(CultureInfo.InvariantCulture, $"{Math.Min(busy, slots)} of {Count(slots, "slot is", "slots are")} busy, {queue}.");
    }

    public static string Planned(DateTime start, string timeZone)
    {
        var there = TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) ? TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(start, DateTimeKind.Utc), zone) : start;
        return string.Create(CultureInfo.InvariantCulture, $"It was sent for {there:d MMM, HH:mm}, when it fits into the limits again.");
    }

    /// <summary>Of a wish that nobody writes out yet; null when its turn is now.</summary>
    public static string? OfWish(SlotSupply writers, int busy, int ahead)
    {
        if (writers.Working == 0)
        {
            return writers.Paused > 0
                ? "This server takes no new work at the moment. It goes on as soon as one of its administrators lets it."
                : "No machine that writes prompts is running. It starts as soon as one does.";
        }

        if (busy < writers.Working && ahead < writers.Working - busy)
        {
            return null;
        }

        var queue = ahead == 0 ? "this one is next" : $"{Count(ahead, "wish is", "wishes are")} ahead";
        return writers.WaitingForMemory > 0
            ? $"The language model waits for memory, which models of other work hold; {queue}."
            : $"The language model writes another prompt, {queue}.";
    }

    public static string Elsewhere(string? host) => $"It waits until the model at {host ?? "its address"} has room for it.";

    public static string Paused(bool isMine)
    {
        return isMine ? "You paused your pictures. They wait until you let them go on, on the queue page." : "Its owner paused it.";
    }

    private static string Count(int n, string one, string many)
    {
        return string.Create(CultureInfo.InvariantCulture, $"{n} {(n == 1 ? one : many)}");
    }
}
