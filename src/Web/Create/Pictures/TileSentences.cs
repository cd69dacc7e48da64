using System.Globalization;
using Studio.Data.Generations;
using Studio.Jobs.Events;

namespace Studio.Web.Create.Pictures;

/// <summary>What a tile says in words.</summary>
public static class TileSentences
{
    /// <summary>1st, 2nd, 3rd, 4th, 11th, 21st.</summary>
    public static string Suffix(int place) => (place % 100) is >= 11 and <= 13
        ? "th"
        : (place % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };

    public static string Seconds(double seconds) => seconds switch
    {
        < 90 => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, Math.Ceiling(seconds)):0} s"),
        < 5400 => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(seconds / 60):0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:0.#} h"),
    };

    public static string Wait(QueuePlace? place) => place switch
    {
        null => "It starts as soon as a slot is free.",
        { Seconds: { } seconds } => $"{place.Why} About {Seconds(seconds)}.",
        _ => place.Why,
    };

    public static string Running(PictureProgress? progress) => progress?.Stage switch
    {
        PictureStage.Waiting => "Waits for memory",
        PictureStage.Again => "Waits to be tried again",
        PictureStage.Decoding => "Decoding",
        PictureStage.Checking => "Checking",
        PictureStage.Denoising => string.Create(CultureInfo.InvariantCulture, $"Step {progress.Step} of {progress.Steps}"),
        _ => "Starting",
    };

    /// <summary>How much of the preview is still noise, as a radius in pixels: 10 at the first step, 0 at the last.</summary>
    public static string Blur(PictureProgress? progress)
    {
        var left = progress is { Steps: > 0 } ? 1 - ((double)progress.Step / progress.Steps) : 1;
        return (10 * left).ToString("0.#", CultureInfo.InvariantCulture);
    }

    public static string Alt(PictureStatus status, string prompt) => status is PictureStatus.Running ? "Preview of the picture being made" : prompt;
}
