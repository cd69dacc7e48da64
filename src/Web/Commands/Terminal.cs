namespace Studio.Web.Commands;

/// <summary>One line of progress that is written over; nothing at all when somebody else reads the output.</summary>
internal sealed class Terminal(bool quiet)
{
    private readonly bool _quiet = quiet || Console.IsOutputRedirected || Console.IsErrorRedirected;
    private int _shown;

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
