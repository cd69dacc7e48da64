namespace Studio.Web.Account.Codes.Qr;

/// <summary>The sizes of a QR code at error correction level M (ISO/IEC 18004, tables 1, 7 and 9), as far as an authenticator's address needs them.</summary>
internal sealed record QrVersion(int Number, int CheckWords, int Blocks)
{
    public const int Largest = 15;

    private static readonly int[] CheckWordsABlock = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24];
    private static readonly int[] BlockCounts = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10];

    public int Size => 17 + (4 * Number);

    public int DataWords => (RawBits / 8) - (CheckWords * Blocks);

    /// <summary>All modules that carry data or checks: everything but finders, timing, alignment, format and version.</summary>
    public int RawBits
    {
        get
        {
            var bits = (((16 * Number) + 128) * Number) + 64;
            if (Number >= 2)
            {
                var alignments = (Number / 7) + 2;
                bits -= (((25 * alignments) - 10) * alignments) - 55;
            }

            return Number >= 7 ? bits - 36 : bits;
        }
    }

    /// <summary>Mode, length and bytes fit; null where no size is large enough.</summary>
    public static QrVersion? For(int bytes) => Enumerable.Range(1, Largest)
        .Select(number => new QrVersion(number, CheckWordsABlock[number - 1], BlockCounts[number - 1]))
        .FirstOrDefault(version => 4 + version.LengthBits + (8 * bytes) <= 8 * version.DataWords);

    public int LengthBits => Number < 10 ? 8 : 16;

    /// <summary>Where the small squares stand, in both directions (annex E): evenly, the first distance takes what is left over.</summary>
    public IReadOnlyList<int> Alignments
    {
        get
        {
            if (Number == 1)
            {
                return [];
            }

            var count = (Number / 7) + 2;
            var step = ((Number * 8) + (count * 3) + 5) / ((count * 4) - 4) * 2;
            return [6, .. Enumerable.Range(0, count - 1).Select(index => Size - 7 - (step * (count - 2 - index)))];
        }
    }
}
