using System.Text.Json;
using Studio.Inference.Imaging;
using Studio.Testing;

namespace Studio.Inference.Tests.Imaging;

public sealed class GenerationParametersTests(ITestOutputHelper output)
{
    private static readonly string Folder = Goldens.Folder("png-metadata");

    [Fact]
    public void Every_golden_text_is_parsed_as_the_web_ui_parses_it()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "parameters.json")));
        var cases = document.RootElement.GetProperty("cases").EnumerateArray().ToList();
        foreach (var golden in cases)
        {
            var parsed = GenerationParameters.Parse(golden.GetProperty("parameters").GetString()!);
            Assert.Equal(Expected(golden.GetProperty("parsed")), Found(parsed));
        }

        output.WriteLine(Goldens.Count(Path.Combine(Folder, "parameters.json"), cases.Count, cases.Count));
    }

    [Fact]
    public void Every_golden_text_survives_being_written_and_read_again()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "parameters.json")));
        foreach (var golden in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            var once = GenerationParameters.Parse(golden.GetProperty("parameters").GetString()!);
            // Hypernetworks are moved into the prompt by reading; reading twice would do it twice.
            once.Fields.Remove("Hypernet");
            Assert.Equal(Found(once), Found(GenerationParameters.Parse(once.Format())));
        }
    }

    [Fact]
    public void Values_are_quoted_as_the_goldens_say()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "quote.json")));
        var quote = document.RootElement.GetProperty("quote").EnumerateArray().Where(pair => pair.GetProperty("in").ValueKind == JsonValueKind.String).ToList();
        var unquote = document.RootElement.GetProperty("unquote").EnumerateArray().ToList();
        Assert.All(quote, pair => Assert.Equal(pair.GetProperty("out").GetString(), QuotedValue.Quote(pair.GetProperty("in").GetString()!)));
        Assert.All(unquote, pair => Assert.Equal(pair.GetProperty("out").GetString(), QuotedValue.Unquote(pair.GetProperty("in").GetString()!)));
        output.WriteLine(Goldens.Count(Path.Combine(Folder, "quote.json"), document.RootElement.EnumerateObject().Sum(list => list.Value.GetArrayLength()), quote.Count + unquote.Count));
    }

    [Fact]
    public void Our_own_settings_come_back_as_they_were()
    {
        var text = GenerationParameters.Of("a fox, \"red\": two\nlines", "blurry, bad", 20, "DPM++ 2M Karras", 3.5, long.MaxValue, 256, 320, "Studio Mini", new string('a', 64), [], "Studio 1.0").Format();
        var parsed = GenerationParameters.Parse(text);
        Assert.Equal("a fox, \"red\": two\nlines", parsed.Prompt);
        Assert.Equal("blurry, bad", parsed.NegativePrompt);
        Assert.Equal((20, 3.5, long.MaxValue, 256, 320), (parsed.Steps, parsed.Guidance, parsed.Seed, parsed.Width, parsed.Height));
        Assert.Equal(("DPM++ 2M Karras", "Studio Mini", "aaaaaaaaaa"), (parsed.Sampler, parsed.Model, parsed.ModelHash));
        Assert.EndsWith("Steps: 20, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 3.5, Seed: 9223372036854775807, Size: 256x320, Model hash: aaaaaaaaaa, Model: Studio Mini, Version: Studio 1.0", text, StringComparison.Ordinal);
    }

    private static SortedDictionary<string, string> Expected(JsonElement parsed) =>
        new(parsed.EnumerateObject().ToDictionary(field => field.Name, field => field.Value.ToString(), StringComparer.Ordinal), StringComparer.Ordinal);

    private static SortedDictionary<string, string> Found(GenerationParameters parsed) =>
        new(parsed.Fields.ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal), StringComparer.Ordinal)
        {
            ["Prompt"] = parsed.Prompt,
            ["Negative prompt"] = parsed.NegativePrompt,
        };
}
