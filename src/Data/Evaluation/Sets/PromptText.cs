using System.Text;

namespace Studio.Data.Evaluation.Sets;

/// <summary>Bytes to text: UTF-8, UTF-16 with its mark, or Windows-1252 where a person said so.</summary>
internal static class PromptText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static (string? Text, UnreadableFile? Unreadable) Decode(byte[] bytes, string name, bool isWindows1252)
    {
        if (isWindows1252)
        {
            return (CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes), null);
        }

        if (bytes is [0xFF, 0xFE, ..])
        {
            return (Encoding.Unicode.GetString(bytes.AsSpan(2)), null);
        }

        if (bytes is [0xFE, 0xFF, ..])
        {
            return (Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2)), null);
        }

        if (bytes.AsSpan().Contains((byte)0))
        {
            return (null, new UnreadableFile($"{name} is no text file. Prompts come as CSV, TSV, text or JSON Lines.", IsOtherEncoding: false));
        }

        try
        {
            return (Strict.GetString(bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsSpan(3) : bytes), null);
        }
        catch (DecoderFallbackException)
        {
            var isOther = !bytes.AsSpan().ContainsAny<byte>([0x81, 0x8D, 0x8F, 0x90, 0x9D]);
            return (null, new UnreadableFile(
                $"{name}: line {LineOfFirstFault(bytes):N0} is no valid UTF-8.{(isOther ? " It looks like Windows-1252." : " Save it as UTF-8 and choose it again.")}", isOther));
        }
    }

    private static int LineOfFirstFault(byte[] bytes)
    {
        var (line, start) = (1, 0);
        while (bytes.AsSpan(start).IndexOf((byte)'\n') is >= 0 and var length && System.Text.Unicode.Utf8.IsValid(bytes.AsSpan(start, length)))
        {
            start += length + 1;
            line++;
        }

        return line;
    }
}
