namespace Studio.Inference.Chat;

/// <summary>Takes "&lt;think&gt;...&lt;/think&gt;" out of a stream whose pieces may cut the tags anywhere.</summary>
internal sealed class ThinkFilter
{
    private const string Begin = "<think>";
    private const string End = "</think>";

    private string _held = "";
    private bool _thinking;

    /// <summary>The part of the text so far that is certainly no thought and no half of a tag.</summary>
    public string Push(string piece)
    {
        _held += piece;
        var shown = "";
        while (true)
        {
            var tag = _thinking ? End : Begin;
            var at = _held.IndexOf(tag, StringComparison.Ordinal);
            if (at < 0)
            {
                var keep = HalfTag(_held, tag);
                shown += _thinking ? "" : _held[..^keep];
                _held = _held[^keep..];
                return shown;
            }

            shown += _thinking ? "" : _held[..at];
            _held = _held[(at + tag.Length)..];
            _thinking = !_thinking;
        }
    }

    /// <summary>What was held back because it might have become a tag.</summary>
    public string Finish() => _thinking ? "" : _held;

    private static int HalfTag(string text, string tag)
    {
        for (var length = Math.Min(tag.Length - 1, text.Length); length > 0; length--)
        {
            if (text.EndsWith(tag[..length], StringComparison.Ordinal))
            {
                return length;
            }
        }

        return 0;
    }
}
