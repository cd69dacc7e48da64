using System.Globalization;

namespace Studio.Web.Rating.Languages;

internal static class Sentence
{
    /// <summary>Puts values into {places}.</summary>
    public static string Fill(string sentence, params IEnumerable<(string Name, object Value)> values) =>
        values.Aggregate(sentence, (filled, value) => filled.Replace($"{{{value.Name}}}", string.Create(CultureInfo.InvariantCulture, $"{value.Value}"), StringComparison.Ordinal));
}
