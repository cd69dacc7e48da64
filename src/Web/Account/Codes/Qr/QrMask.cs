namespace Studio.Web.Account.Codes.Qr;

/// <summary>The eight masks and how badly a masked code reads (ISO/IEC 18004, 7.8).</summary>
internal static class QrMask
{
    public const int Count = 8;

    public static bool Covers(int mask, int row, int column) => mask switch
    {
        0 => (row + column) % 2 == 0,
        1 => row % 2 == 0,
        2 => column % 3 == 0,
        3 => (row + column) % 3 == 0,
        4 => ((row / 2) + (column / 3)) % 2 == 0,
        5 => (row * column % 2) + (row * column % 3) == 0,
        6 => ((row * column % 2) + (row * column % 3)) % 2 == 0,
        _ => (((row + column) % 2) + (row * column % 3)) % 2 == 0,
    };

    public static int Penalty(QrGrid grid)
    {
        var (penalty, dark) = (0, 0);
        for (var line = 0; line < grid.Size; line++)
        {
            var at = line;
            penalty += Line(grid.Size, place => grid[at, place]) + Line(grid.Size, place => grid[place, at]);
            for (var column = 0; column < grid.Size; column++)
            {
                dark += grid[line, column] ? 1 : 0;
                penalty += IsBlock(grid, line, column) ? 3 : 0;
            }
        }

        // Ten for each five percent away from half.
        return penalty + (10 * (int)Math.Floor(Math.Abs((dark * 100.0 / (grid.Size * grid.Size)) - 50) / 5));
    }

    private static bool IsBlock(QrGrid grid, int row, int column) =>
        row + 1 < grid.Size && column + 1 < grid.Size
        && grid[row, column] == grid[row, column + 1] && grid[row, column] == grid[row + 1, column] && grid[row, column] == grid[row + 1, column + 1];

    /// <summary>Runs of five and more, and what looks like a finder.</summary>
    private static int Line(int size, Func<int, bool> isDark)
    {
        var (penalty, run) = (0, 0);
        var last = 0;
        for (var place = 0; place < size; place++)
        {
            run = place > 0 && isDark(place) == isDark(place - 1) ? run + 1 : 1;
            penalty += run switch { 5 => 3, > 5 => 1, _ => 0 };
            last = ((last << 1) & 0x7FF) | (isDark(place) ? 1 : 0);
            // Dark-light-dark-dark-dark-light-dark with four light ones before or behind.
            penalty += place >= 10 && last is 0b10111010000 or 0b00001011101 ? 40 : 0;
        }

        return penalty;
    }
}
