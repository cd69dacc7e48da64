namespace Studio.Web.Commands;

/// <summary>One line of progress that is written over; nothing of it when something else than a terminal reads the output.</summary>
internal sealed class Terminal(bool quiet)
{
    private readonly bool _quiet = quiet || Console.IsOutputRedirected || Console.IsErrorRedirected;
    private int _shown;
    private string? _said;

    public void Show(string text)
    {
        if (_quiet)
        {
            return;
        }

        var room = Math.Max(20, WidthOrDefault() - 1);
        var line = text.Length <= room ? text : $"{text[..(room - 3)]}...";
        Console.Error.Write($"\r{line.PadRight(_shown)}");
        _shown = line.Length;
    }

    /// <summary>Something that a person has to know while it lasts. Who reads a file or a log instead of a line that is written over gets it as a line of its own, once.</summary>
    public void Say(string sentence)
    {
        if (!_quiet)
        {
            Show(sentence);
        }
        else if (!quiet && sentence != _said)
        {
            _said = sentence;
            Console.Error.WriteLine(sentence);
        }
    }

    public void Clear()
    {
        if (!_quiet && _shown > 0)
        {
            Console.Error.Write($"\r{new string(' ', _shown)}\r");
            _shown = 0;
        }
    }

    private static int WidthOrDefault() => Console.WindowWidth is > 0 and var width ? width : 80;
}
