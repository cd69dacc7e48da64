namespace Studio.Web.Account.Codes.Qr;

/// <summary>The check words of a block: the remainder of a division of polynomials over GF(256) with x^8+x^4+x^3+x^2+1 (ISO/IEC 18004, 7.5).</summary>
internal static class ReedSolomon
{
    private const int Field = 0x11D;

    public static byte[] Check(ReadOnlySpan<byte> data, int words)
    {
        var divisor = Divisor(words);
        var rest = new byte[words];
        foreach (var value in data)
        {
            var factor = (byte)(value ^ rest[0]);
            rest.AsSpan(1).CopyTo(rest);
            rest[^1] = 0;
            for (var index = 0; index < words; index++)
            {
                rest[index] ^= Times(divisor[index], factor);
            }
        }

        return rest;
    }

    /// <summary>(x - 1)(x - 2)(x - 4) ..., without its leading 1.</summary>
    private static byte[] Divisor(int words)
    {
        var divisor = new byte[words];
        divisor[^1] = 1;
        byte root = 1;
        for (var degree = 0; degree < words; degree++)
        {
            for (var index = 0; index < words; index++)
            {
                divisor[index] = Times(divisor[index], root);
                if (index + 1 < words)
                {
                    divisor[index] ^= divisor[index + 1];
                }
            }

            root = Times(root, 2);
        }

        return divisor;
    }

    private static byte Times(byte left, byte right)
    {
        var product = 0;
        for (var bit = 7; bit >= 0; bit--)
        {
            product = (product << 1) ^ ((product >> 7) * Field);
            product ^= ((right >> bit) & 1) * left;
        }

        return (byte)product;
    }
}
