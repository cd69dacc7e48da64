using System.Text;

namespace Studio.Inference.Chat.Remote;

/// <summary>The data of server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html), one line each, as all servers of this kind send them. A line that never ends is refused, not kept.</summary>
internal sealed class EventLines(Stream stream, int mostCharacters) : IDisposable
{
    private const string Data = "data:";

    private readonly StreamReader _reader = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: false);
    private readonly char[] _buffer = new char[4096];
    private readonly StringBuilder _line = new();
    private int _at;
    private int _end;

    /// <summary>Null when the stream has ended. Throws InvalidDataException for a line that is too long.</summary>
    public async Task<string?> NextAsync(CancellationToken cancellationToken)
    {
        while (await LineAsync(cancellationToken) is { } line)
        {
            // Comments (":") keep a connection alive; names and numbers of events mean nothing here.
            if (line.StartsWith(Data, StringComparison.Ordinal))
            {
                return line[Data.Length..].Trim();
            }
        }

        return null;
    }

    public void Dispose() => _reader.Dispose();

    private async Task<string?> LineAsync(CancellationToken cancellationToken)
    {
        _line.Clear();
        while (true)
        {
            if (_at == _end)
            {
                (_at, _end) = (0, await _reader.ReadAsync(_buffer, cancellationToken));
                if (_end == 0)
                {
                    // Half a line is no line.
                    return null;
                }
            }

            var length = _buffer.AsSpan(_at, _end - _at).IndexOf('\n');
            _line.Append(_buffer, _at, length < 0 ? _end - _at : length);
            if (_line.Length > mostCharacters)
            {
                throw new InvalidDataException($"A line of more than {mostCharacters} characters.");
            }

            _at = length < 0 ? _end : _at + length + 1;
            if (length >= 0)
            {
                return _line.ToString().TrimEnd('\r');
            }
        }
    }
}
