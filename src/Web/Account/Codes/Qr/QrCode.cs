using System.Globalization;
using System.Text;
using Studio.Data;

namespace Studio.Web.Account.Codes.Qr;

/// <summary>A QR code (ISO/IEC 18004) of a text, as the path of an SVG one unit a module: no picture file, no script, sharp at any size.</summary>
internal sealed class QrCode
{
    private readonly QrGrid _grid;

    private QrCode(QrGrid grid) => _grid = grid;

    public int Size => _grid.Size;

    public static QrCode Of(string text)
    {
        var grid = Unmasked(text);
        return Masked(grid, Enumerable.Range(0, QrMask.Count).MinBy(mask => PenaltyOf(grid, mask)));
    }

    internal static QrCode Of(string text, int mask) => Masked(Unmasked(text), mask);

    private static QrGrid Unmasked(string text)
    {
        var version = QrVersion.For(Encoding.UTF8.GetByteCount(text)) ?? throw new StudioException("This text is too long for a QR code.");
        return new QrGrid(version, QrWords.Of(text, version));
    }

    private static QrCode Masked(QrGrid grid, int mask)
    {
        grid.Apply(mask);
        grid.DrawFormat(mask);
        return new QrCode(grid);
    }

    public bool IsDark(int row, int column) => _grid[row, column];

    /// <summary>One stroke a run of dark modules.</summary>
    public string ToPath()
    {
        var path = new StringBuilder();
        for (var row = 0; row < Size; row++)
        {
            for (var column = 0; column < Size; column++)
            {
                if (!_grid[row, column])
                {
                    continue;
                }

                var start = column;
                while (column + 1 < Size && _grid[row, column + 1])
                {
                    column++;
                }

                var length = column - start + 1;
                path.Append(CultureInfo.InvariantCulture, $"M{start} {row}h{length}v1h-{length}z");
            }
        }

        return path.ToString();
    }

    private static int PenaltyOf(QrGrid grid, int mask)
    {
        grid.Apply(mask);
        grid.DrawFormat(mask);
        var penalty = QrMask.Penalty(grid);
        grid.Apply(mask);
        return penalty;
    }
}
