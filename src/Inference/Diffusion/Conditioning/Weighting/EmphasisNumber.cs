using System.Globalization;
using System.Text;

namespace Studio.Inference.Diffusion.Conditioning.Weighting;

/// <summary>The weight that closes a bracket, ":1.2)": a colon, blanks, a sign, digits and points, blanks, the bracket.</summary>
internal static class EmphasisNumber
{
    /// <summary>Length of such an ending at <paramref name="start"/>, 0 when there is none. Points in excess are a mistake worth a sentence, not text.</summary>
    public static int Read(string text, int start, out double weight)
    {
        weight = 0;
        var at = SkipBlanks(text, start + 1);
        var number = at;
        if (at < text.Length && text[at] is '+' or '-')
        {
            at++;
        }

        var digits = at;
        while (at < text.Length && (text[at] == '.' || char.IsDigit(text[at])))
        {
            at++;
        }

        var end = SkipBlanks(text, at);
        if (at == digits || end == text.Length || text[end] != ')')
        {
            return 0;
        }

        weight = Parse(text[number..at]);
        return end + 1 - start;
    }

    private static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    private static double Parse(string number)
    {
        // Full-width digits, as a Japanese keyboard types them, count too.
        var ascii = new StringBuilder(number.Length);
        foreach (var sign in number)
        {
            ascii.Append(char.IsDigit(sign) ? (char)('0' + (int)char.GetNumericValue(sign)) : sign);
        }

        return double.TryParse(ascii.ToString(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight)
            && double.IsFinite(weight)
                ? weight
                : throw new InferenceException($"\":{number})\" in the prompt is not a weight. Write one number there, as in (word:1.2), or \\( and \\) for brackets that are text.");
    }
}
