using System.Text;

namespace Studio.Data.Evaluation.Sets;

/// <summary>Rows of a table. With commas and the like a field in quotes may hold delimiters, line ends and doubled quotes (RFC 4180); between tabs quotes are text.</summary>
internal static class DelimitedRows
{
    public static IEnumerable<IReadOnlyList<string>> Read(string text, char delimiter)
    {
        var mayQuote = delimiter != '\t';
        var row = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' when isQuoted && i + 1 < text.Length && text[i + 1] == '"':
                    field.Append('"');
                    i++;
                    break;
                case '"' when isQuoted || (mayQuote && field.Length == 0):
                    isQuoted = !isQuoted;
                    break;
                case '\n' when !isQuoted:
                    yield return Ended();
                    row = [];
                    break;
                case var sign when sign == delimiter && !isQuoted:
                    row.Add(field.ToString());
                    field.Clear();
                    break;
                case var sign:
                    field.Append(sign);
                    break;
            }
        }

        if (row.Count > 0 || field.Length > 0)
        {
            yield return Ended();
        }

        List<string> Ended()
        {
            row.Add(field.ToString().TrimEnd('\r'));
            field.Clear();
            return row;
        }
    }
}
