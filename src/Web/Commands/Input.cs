using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Studio.Inference.Models;
using Studio.Inference.Prompting;

namespace Studio.Web.Commands;

/// <summary>Options whose wrong values are refused with a sentence of ours.</summary>
internal static class Input
{
    public const int MaxPrompt = 8_000;

    public static Argument<string> Wish() => new("wish") { Description = "What should be in the picture, in any language. Behind \"--\" it may begin with a dash." };

    public static Option<bool> Json() => new("--json") { Description = "Print one JSON object." };

    public static Option<int?> Whole(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "number",
        CustomParser = result => Parsed(result, name, "a whole number", text => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : (int?)null),
    };

    public static Option<int?> Port() => new("--port")
    {
        Description = "The port of localhost to listen on (5080; 0 takes any free one).",
        HelpName = "number",
        CustomParser = result => Parsed(result, "--port", $"a number from 0 to {ushort.MaxValue}", text => ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : (int?)null),
    };

    public static Option<string?> Writer() => new("--writer") { Description = "Id of the language model that writes the prompt; \"studio models\" lists them. Default: Prompts:Writer of the configuration, else the first.", HelpName = "id" };

    public static Option<string?> Address() => new("--address") { Description = "Have the model that --writer names write at this address, which speaks as OpenAI does (Ollama, llama-server, vLLM): wishes leave this machine. A key is read from STUDIO_WRITER_KEY.", HelpName = "url" };

    /// <summary>The server's data folder may hold models, too.</summary>
    public static Option<string?> Data() => new("--data") { Description = "The data folder whose models count as well (data).", HelpName = "folder" };

    public static Option<long?> Seed(string description) => Long("--seed", description);

    public static Option<long?> Long(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "number",
        CustomParser = result => Parsed(result, name, "a whole number", text => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : (long?)null),
    };

    public static Option<double?> Real(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "number",
        CustomParser = result => Parsed(result, name, "a number", text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : (double?)null),
    };

    public static Option<ImageSize?> Size() => Size("--size", "Width and height in pixels.");

    public static Option<ImageSize?> Size(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "WxH",
        CustomParser = result => Parsed(result, name, "a size like 512x768", ParseSize),
    };

    /// <summary>A misspelt option is no wish: what begins with a dash is one only behind "--".</summary>
    public static string CheckWish(ParseResult line, string wish)
    {
        if (wish.StartsWith('-') && line.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash).Any(token => token.Value == wish))
        {
            throw new BadInputException($"There is no option {wish}. A wish that begins with a dash goes behind \"--\".");
        }

        if (string.IsNullOrWhiteSpace(wish))
        {
            throw new BadInputException("The wish is empty. Say what should be in the picture.");
        }

        return WishRules.Check(wish) is { } refusal ? throw new BadInputException(refusal) : wish;
    }

    private static ImageSize? ParseSize(string text) =>
        text.Split('x', 'X') is [var width, var height]
        && int.TryParse(width, NumberStyles.None, CultureInfo.InvariantCulture, out var w)
        && int.TryParse(height, NumberStyles.None, CultureInfo.InvariantCulture, out var h)
            ? new ImageSize(w, h)
            : null;

    private static T? Parsed<T>(ArgumentResult result, string name, string kind, Func<string, T?> parse)
        where T : struct
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        var value = parse(text);
        if (value is null)
        {
            result.AddError($"{name} wants {kind}, not \"{text}\".");
        }

        return value;
    }
}
