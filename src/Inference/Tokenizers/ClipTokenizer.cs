using System.Text;
using Studio.Inference.Models;

namespace Studio.Inference.Tokenizers;

/// <summary>CLIP's byte-level BPE as transformers' CLIPTokenizerFast computes it, from a diffusers tokenizer folder. Thread-safe.</summary>
public sealed class ClipTokenizer
{
    private const string WordEnd = "</w>";

    private readonly BytePairs _pairs;
    private readonly (string Text, int Id)[] _special;

    private ClipTokenizer(TokenizerFiles files, BytePairs pairs)
    {
        _pairs = pairs;
        StartId = files.Vocabulary[files.Start];
        EndId = files.Vocabulary[files.End];
        PaddingId = files.Vocabulary[files.Padding];
        Positions = files.Positions;
        LargestId = files.Vocabulary.Values.Max();

        // Special tokens are cut out of the text before anything else. SD 2.x pads with "!", so there every "!" of a prompt becomes the padding.
        _special = [(files.Start, StartId), (files.End, EndId), (files.Padding, PaddingId)];
    }

    public int StartId { get; }

    public int EndId { get; }

    public int PaddingId { get; }

    /// <summary>Ids that the text encoder takes, start and end included (77).</summary>
    public int Positions { get; }

    /// <summary>The text encoder must have a vector for it.</summary>
    internal int LargestId { get; }

    /// <summary>Tokens of text that fit between start and end (75); what comes after them the model does not see.</summary>
    public int Window => Positions - 2;

    /// <summary>Reads vocab.json, merges.txt and, where they are, tokenizer_config.json and special_tokens_map.json.</summary>
    public static ClipTokenizer Load(string folder)
    {
        var files = TokenizerFiles.Read(folder);
        var mergesFile = Path.Combine(folder, "merges.txt");
        if (!File.Exists(mergesFile))
        {
            throw new InferenceException($"The file {ConfigFile.Shown(mergesFile)} is missing.");
        }

        return new ClipTokenizer(files, BytePairs.Read(mergesFile, files.Vocabulary));
    }

    /// <summary>Every token of the text, without start and end and not cut to the window.</summary>
    public IReadOnlyList<ClipToken> Tokenize(string text)
    {
        var normal = ClipText.Normalise(text);
        var tokens = new List<ClipToken>();
        var start = 0;
        while (start < normal.Text.Length)
        {
            var (found, token) = NextSpecial(normal.Text, start);
            TokenizePlain(normal, start, found, tokens);
            if (found < normal.Text.Length)
            {
                tokens.Add(normal.Locate(token.Id, found, found + token.Text.Length));
            }

            start = found + token.Text.Length;
        }

        return tokens;
    }

    public int Count(string text) => Tokenize(text).Count;

    /// <summary>What the text encoder takes: start, at most <see cref="Window"/> tokens, end, padding.</summary>
    public int[] Encode(string text)
    {
        var ids = new int[Positions];
        Array.Fill(ids, PaddingId);
        var tokens = Tokenize(text);
        var kept = Math.Min(tokens.Count, Window);
        ids[0] = StartId;
        for (var i = 0; i < kept; i++)
        {
            ids[i + 1] = tokens[i].Id;
        }

        ids[kept + 1] = EndId;
        return ids;
    }

    private (int Start, (string Text, int Id) Token) NextSpecial(string text, int start)
    {
        var best = (Start: text.Length, Token: (Text: "", Id: 0));
        foreach (var token in _special)
        {
            var found = text.IndexOf(token.Text, start, StringComparison.Ordinal);
            if (found >= 0 && found < best.Start)
            {
                best = (found, token);
            }
        }

        return best;
    }

    private void TokenizePlain(ClipText normal, int from, int to, List<ClipToken> tokens)
    {
        foreach (var range in ClipWords.Split(normal.Text[from..to]))
        {
            var wordStart = from + range.Start.Value;
            var wordEnd = from + range.End.Value;
            var (symbols, places) = Symbols(normal.Text, wordStart, wordEnd);
            var pieces = _pairs.Encode(symbols);
            for (var i = 0; i < pieces.Count; i++)
            {
                var end = i + 1 < pieces.Count ? places[pieces[i + 1].Symbol] : wordEnd;
                tokens.Add(normal.Locate(pieces[i].Id, places[pieces[i].Symbol], end));
            }
        }
    }

    /// <summary>One symbol per UTF-8 byte and the character each belongs to; the last symbol carries the end mark.</summary>
    private static (List<string> Symbols, List<int> Places) Symbols(string text, int start, int end)
    {
        var symbols = new List<string>(end - start);
        var places = new List<int>(end - start);
        for (var i = start; i < end;)
        {
            var rune = Rune.GetRuneAt(text, i);
            foreach (var symbol in ByteSymbols.Of(rune))
            {
                symbols.Add(symbol.ToString());
                places.Add(i);
            }

            i += rune.Utf16SequenceLength;
        }

        symbols[^1] += WordEnd;
        return (symbols, places);
    }
}
