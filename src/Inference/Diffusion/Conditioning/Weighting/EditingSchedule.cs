namespace Studio.Inference.Diffusion.Conditioning.Weighting;

/// <summary>What a prompt says over the steps: each text with the last step, counted from 1, that it holds for.</summary>
internal static class EditingSchedule
{
    public static IReadOnlyList<(int LastStep, string Text)> Read(string text, int steps)
    {
        var prompt = new ScheduleReader(text, steps).Read();
        return [.. prompt.Ends(steps).Where(end => end >= 1).Append(steps).Distinct().Order().Select(end => (end, prompt.At(end)))];
    }
}
