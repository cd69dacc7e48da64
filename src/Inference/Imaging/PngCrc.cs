namespace Studio.Inference.Imaging;

/// <summary>CRC-32 of PNG chunks (PNG specification, annex D), eight bytes a step.</summary>
internal static class PngCrc
{
    private static readonly uint[][] Tables = BuildTables();

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        while (bytes.Length >= 8)
        {
            crc = Tables[7][(byte)crc ^ bytes[0]]
                ^ Tables[6][(byte)(crc >> 8) ^ bytes[1]]
                ^ Tables[5][(byte)(crc >> 16) ^ bytes[2]]
                ^ Tables[4][(byte)(crc >> 24) ^ bytes[3]]
                ^ Tables[3][bytes[4]]
                ^ Tables[2][bytes[5]]
                ^ Tables[1][bytes[6]]
                ^ Tables[0][bytes[7]];
            bytes = bytes[8..];
        }

        foreach (var value in bytes)
        {
            crc = Tables[0][(byte)crc ^ value] ^ (crc >> 8);
        }

        return ~crc;
    }

    // tables[n][b] is the sum of byte b followed by n zero bytes ("slicing by 8").
    private static uint[][] BuildTables()
    {
        var tables = new uint[8][];
        tables[0] = new uint[256];
        for (var value = 0u; value < 256; value++)
        {
            var crc = value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            }

            tables[0][value] = crc;
        }

        for (var n = 1; n < 8; n++)
        {
            tables[n] = new uint[256];
            for (var value = 0; value < 256; value++)
            {
                var crc = tables[n - 1][value];
                tables[n][value] = tables[0][(byte)crc] ^ (crc >> 8);
            }
        }

        return tables;
    }
}
