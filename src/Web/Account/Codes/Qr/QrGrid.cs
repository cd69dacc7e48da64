namespace Studio.Web.Account.Codes.Qr;

/// <summary>The modules of a QR code while it is drawn: dark or light, and which of them belong to the fixed patterns.</summary>
internal sealed class QrGrid
{
    private readonly QrVersion _version;
    private readonly bool[,] _dark;
    private readonly bool[,] _fixed;

    public QrGrid(QrVersion version, ReadOnlySpan<byte> words)
    {
        _version = version;
        (_dark, _fixed) = (new bool[Size, Size], new bool[Size, Size]);
        DrawPatterns();
        DrawWords(words);
    }

    public int Size => _version.Size;

    public bool this[int row, int column] => _dark[row, column];

    /// <summary>Turns over what the mask covers; a second time undoes it.</summary>
    public void Apply(int mask)
    {
        for (var row = 0; row < Size; row++)
        {
            for (var column = 0; column < Size; column++)
            {
                _dark[row, column] ^= !_fixed[row, column] && QrMask.Covers(mask, row, column);
            }
        }
    }

    /// <summary>Level M and the mask, with their BCH checks, twice (ISO/IEC 18004, 7.9).</summary>
    public void DrawFormat(int mask)
    {
        var rest = mask;
        for (var step = 0; step < 10; step++)
        {
            rest = (rest << 1) ^ ((rest >> 9) * 0x537);
        }

        // Level M is 00: the five bits of data are the mask alone.
        var bits = ((mask << 10) | rest) ^ 0x5412;
        for (var index = 0; index < 15; index++)
        {
            var dark = ((bits >> index) & 1) == 1;
            var (row, column) = index switch { < 6 => (index, 8), < 8 => (index + 1, 8), 8 => (8, 7), _ => (8, 14 - index) };
            Fix(row, column, dark);
            Fix(index < 8 ? 8 : Size - 15 + index, index < 8 ? Size - 1 - index : 8, dark);
        }

        Fix(Size - 8, 8, dark: true);
    }

    private void DrawPatterns()
    {
        for (var at = 0; at < Size; at++)
        {
            Fix(6, at, at % 2 == 0);
            Fix(at, 6, at % 2 == 0);
        }

        foreach (var (row, column) in new[] { (3, 3), (3, Size - 4), (Size - 4, 3) })
        {
            DrawRings(row, column, reach: 4, isDark: distance => distance is not (2 or 4));
        }

        var places = _version.Alignments;
        foreach (var row in places)
        {
            foreach (var column in places.Where(column => (row, column) != (6, 6) && (row, column) != (6, places[^1]) && (row, column) != (places[^1], 6)))
            {
                DrawRings(row, column, reach: 2, isDark: distance => distance != 1);
            }
        }

        // Holds the place of the format until a mask is chosen.
        DrawFormat(mask: 0);
        DrawVersion();
    }

    private void DrawRings(int middleRow, int middleColumn, int reach, Func<int, bool> isDark)
    {
        for (var row = Math.Max(0, middleRow - reach); row <= Math.Min(Size - 1, middleRow + reach); row++)
        {
            for (var column = Math.Max(0, middleColumn - reach); column <= Math.Min(Size - 1, middleColumn + reach); column++)
            {
                Fix(row, column, isDark(Math.Max(Math.Abs(row - middleRow), Math.Abs(column - middleColumn))));
            }
        }
    }

    /// <summary>From version 7 on its number stands twice (7.10).</summary>
    private void DrawVersion()
    {
        if (_version.Number < 7)
        {
            return;
        }

        var rest = _version.Number;
        for (var step = 0; step < 12; step++)
        {
            rest = (rest << 1) ^ ((rest >> 11) * 0x1F25);
        }

        var bits = (_version.Number << 12) | rest;
        for (var index = 0; index < 18; index++)
        {
            var dark = ((bits >> index) & 1) == 1;
            Fix(index / 3, Size - 11 + (index % 3), dark);
            Fix(Size - 11 + (index % 3), index / 3, dark);
        }
    }

    /// <summary>In pairs of columns from the right, up and down in turn, past the timing column (7.7.3).</summary>
    private void DrawWords(ReadOnlySpan<byte> words)
    {
        var bit = 0;
        for (var right = Size - 1; right >= 1; right -= 2)
        {
            right = right == 6 ? 5 : right;
            for (var step = 0; step < 2 * Size; step++)
            {
                var isUp = ((right + 1) & 2) == 0;
                var (row, column) = (isUp ? Size - 1 - (step / 2) : step / 2, right - (step % 2));
                if (!_fixed[row, column] && bit < 8 * words.Length)
                {
                    _dark[row, column] = ((words[bit / 8] >> (7 - (bit % 8))) & 1) == 1;
                    bit++;
                }
            }
        }
    }

    private void Fix(int row, int column, bool dark) => (_dark[row, column], _fixed[row, column]) = (dark, true);
}
