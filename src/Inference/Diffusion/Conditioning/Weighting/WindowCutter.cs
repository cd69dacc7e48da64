using Studio.Inference.Tokenizers;

namespace Studio.Inference.Diffusion.Conditioning.Weighting;

/// <summary>
/// Lays weighted text into windows of 75 tokens. A full window gives what follows its last comma to the next one, if that is
/// at most 20 tokens, so that phrases stay whole. Checked against tests/goldens/prompt-weighting/chunks75.json.
/// </summary>
internal sealed class WindowCutter
{
    private const int CommaReach = 20;

    private readonly ClipTokenizer _tokenizer;
    private readonly int _comma;
    private readonly List<WeightedWindow> _full = [];
    private WeightedWindow _window = new();
    private int _lastComma = -1;

    private WindowCutter(ClipTokenizer tokenizer)
    {
        _tokenizer = tokenizer;
        _comma = tokenizer.Tokenize(",")[0].Id;
    }

    /// <summary>At least one window.</summary>
    public static IReadOnlyList<WeightedWindow> Cut(ClipTokenizer tokenizer, IReadOnlyList<EmphasisPiece> pieces)
    {
        var cutter = new WindowCutter(tokenizer);
        foreach (var piece in pieces)
        {
            cutter.Add(piece);
        }

        if (cutter._window.Ids.Count > 0 || cutter._full.Count == 0)
        {
            cutter._full.Add(cutter._window);
        }

        return cutter._full;
    }

    private void Add(EmphasisPiece piece)
    {
        if (piece.IsBreak)
        {
            Next(new WeightedWindow());
            return;
        }

        foreach (var token in _tokenizer.Tokenize(piece.Text))
        {
            MakeRoom(token.Id);
            if (token.Id == _comma)
            {
                _lastComma = _window.Ids.Count;
            }

            _window.Add(token.Id, piece.Weight);
        }
    }

    private void MakeRoom(int id)
    {
        var count = _window.Ids.Count;
        if (count < _tokenizer.Window)
        {
            return;
        }

        // A comma itself goes over alone: the phrase before it stays where it is.
        var keepsPhrase = id != _comma && _lastComma >= 0 && count - _lastComma <= CommaReach;
        Next(keepsPhrase ? _window.Split(_lastComma + 1) : new WeightedWindow());
    }

    private void Next(WeightedWindow next)
    {
        _window.IsLeft = true;
        _full.Add(_window);
        _window = next;
        _lastComma = -1;
    }
}
