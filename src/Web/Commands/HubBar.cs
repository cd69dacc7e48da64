using System.Globalization;
using Studio.Inference.Hub;

namespace Studio.Web.Commands;

/// <summary>The progress of a download or a check on one line of the terminal.</summary>
internal sealed class HubBar(Terminal terminal, string verb) : IProgress<HubProgress>
{
    public void Report(HubProgress value)
    {
        if (value.Note is { } note)
        {
            terminal.Say(note);
        }

        var share = value.Total > 0 ? (double)value.Done / value.Total : 1;
        var left = value.Remaining is { } remaining ? string.Create(CultureInfo.InvariantCulture, $", {remaining.TotalSeconds:0} s left") : "";
        var verified = value.Files.Count(file => file.Stage == HubStage.Verified);
        terminal.Show(value.Note ?? string.Create(
            CultureInfo.InvariantCulture,
            $"{verb} {ByteText.Of(value.Done)} of {ByteText.Of(value.Total)} ({share:P0}), {ByteText.Of((long)value.BytesPerSecond)}/s{left}, {verified} of {value.Files.Count} files verified"));
    }
}
