using System.Text;

namespace Studio.Data.Moderation.Rules.Reading;

/// <summary>A text as rules compare it, and where each of its characters stands in what was written.</summary>
internal sealed class FoldedText
{
    private readonly int[] _starts;
    private readonly int[] _ends;

    private FoldedText(string source, string text, int[] starts, int[] ends) => (Source, Text, _starts, _ends) = (source, text, starts, ends);

    public string Source { get; }

    public string Text { get; }

    /// <summary>Folding takes Katakana for Hiragana, and where words end depends on which it was.</summary>
    public LetterKind KindOf(int index) => Letters.KindOf(Text[index]) is var kind and not LetterKind.Unspaced ? kind : Letters.KindOf(Source[_starts[index]]);

    /// <summary>Where folded characters stand in the source.</summary>
    public (int Start, int Length) Place(int start, int length) => (_starts[start], _ends[start + length - 1] - _starts[start]);

    /// <summary>The same places with other letters, one for one.</summary>
    public FoldedText With(string text) => new(Source, text, _starts, _ends);

    internal sealed class Builder(string source)
    {
        private readonly StringBuilder _text = new(source.Length + 8);
        private readonly List<int> _starts = new(source.Length + 8);
        private readonly List<int> _ends = new(source.Length + 8);

        public void Add(char letter, int start, int end)
        {
            _text.Append(letter);
            _starts.Add(start);
            _ends.Add(end);
        }

        /// <summary>However many blanks, hyphens and line ends there are: one blank.</summary>
        public void AddGap(int start, int end)
        {
            if (_text.Length > 0 && _text[^1] == ' ')
            {
                _ends[^1] = end;
                return;
            }

            Add(' ', start, end);
        }

        public FoldedText Build() => new(source, _text.ToString(), [.. _starts], [.. _ends]);
    }
}
