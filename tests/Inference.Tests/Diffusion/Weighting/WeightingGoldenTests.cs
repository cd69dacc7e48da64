using System.Globalization;
using System.Text.Json.Nodes;
using Studio.Inference.Diffusion.Conditioning.Weighting;
using Studio.Inference.Tests.Golden;
using Studio.Inference.Tokenizers;
using Studio.Testing;

namespace Studio.Inference.Tests.Diffusion.Weighting;

public sealed class WeightingGoldenTests
{
    private const double Tolerance = 1e-9;

    private static readonly string Folder = Goldens.Folder("prompt-weighting");

    [Fact]
    public void Brackets_escapes_and_breaks_get_the_weights_of_the_reference() => EachCase("attention.json", golden =>
        [.. EmphasisReader.Read(Text(golden)).Select(piece => Shown(piece.Text, piece.Weight))],
        golden => [.. golden["parsed"]!.AsArray().Select(piece => Shown(piece![0]!.GetValue<string>(), Number(piece[1])))]);

    [Fact]
    public void Descriptions_joined_with_AND_get_the_weights_of_the_reference() => EachCase("and-prompts.json", golden =>
        [.. Composition.Read(Text(golden)).Select(part => Shown(part.Text, part.Weight))],
        golden => [.. golden["composition"]!.AsArray().Select(part =>
            Shown(golden["prompts"]![part![0]!.GetValue<int>()]!.GetValue<string>(), Number(part[1])))]);

    [Fact]
    public void Editing_schedules_change_after_the_steps_of_the_reference() => EachCase("schedules.json", golden =>
        [.. EditingSchedule.Read(Text(golden), golden["steps"]!.GetValue<int>()).Select(phase => Shown(phase.Text, phase.LastStep))],
        golden => [.. golden["schedule"]!.AsArray().Select(phase => Shown(phase![1]!.GetValue<string>(), phase[0]!.GetValue<int>()))]);

    [Fact]
    public void Extra_networks_are_found_and_taken_out_as_in_the_reference() => EachCase("extra-networks.json", golden =>
        [ExtraNetworks.Remove(Text(golden)), .. ExtraNetworks.Find(Text(golden)).Select(network => $"{network.Kind}|{string.Join('|', network.Items)}")],
        golden => [golden["prompt"]!.GetValue<string>(), .. golden["networks"]!.AsArray().Select(network =>
            $"{network!["type"]}|{string.Join('|', network["items"]!.AsArray().Select(item => item!.GetValue<string>()))}")]);

    [Fact]
    public void Long_prompts_are_cut_into_the_windows_of_the_reference()
    {
        var tokenizer = ClipTokenizer.Load(Goldens.Folder("clip-tokenizer"));
        EachCase("chunks75.json", golden => Windows(tokenizer, Text(golden)), golden =>
        [
            golden["token_count"]!.ToString(),
            .. golden["chunks"]!.AsArray().Select(chunk => Shown(
                chunk!["tokens"]!.AsArray().Select(token => token!.GetValue<int>()),
                chunk["multipliers"]!.AsArray().Select(Number))),
        ]);
    }

    /// <summary>Both what the text encoder takes and, as that holds 32-bit weights, the windows behind it.</summary>
    private static List<string> Windows(ClipTokenizer tokenizer, string text)
    {
        var windows = WindowCutter.Cut(tokenizer, EmphasisReader.Read(text));
        var chunks = WeightedPrompt.Chunks(tokenizer, text);
        Assert.Equal(windows.Count, chunks.Count);
        List<string> shown = [WeightedPrompt.Count(tokenizer, WeightedPrompt.Timeline(text, steps: 20)).Used.ToString(CultureInfo.InvariantCulture)];
        foreach (var (window, chunk) in windows.Zip(chunks))
        {
            double[] weights = [1, .. window.Weights, .. Enumerable.Repeat(1d, tokenizer.Positions - 1 - window.Weights.Count)];
            Assert.Equal(weights.Select(weight => (float)weight), chunk.Multipliers);
            shown.Add(Shown(chunk.Ids, weights));
        }

        return shown;
    }

    private static void EachCase(string file, Func<JsonNode, IReadOnlyList<string>> actual, Func<JsonNode, IReadOnlyList<string>> expected)
    {
        var report = new GoldenReport(Path.Combine(Folder, file));
        List<string> wrong = [];
        foreach (var golden in PythonJson.Read(Path.Combine(Folder, file))["cases"]!.AsArray())
        {
            var (found, right) = (actual(golden!), expected(golden!));
            if (!found.SequenceEqual(right, StringComparer.Ordinal))
            {
                wrong.Add($"\"{Text(golden!)}\": {string.Join(" ; ", found)}\n  expected {string.Join(" ; ", right)}");
            }

            report.Ran();
        }

        report.Print();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static string Text(JsonNode golden) => golden["input"]!.GetValue<string>();

    private static double Number(JsonNode? value) => value!.GetValue<double>();

    private static string Shown(IEnumerable<int> ids, IEnumerable<double> weights) =>
        $"{string.Join(' ', ids)} / {string.Join(' ', weights.Select(Shown))}";

    private static string Shown(string text, double number) => $"\"{text}\" {Shown(number)}";

    /// <summary>Digits down to the tolerance: equal text means numbers that agree within it.</summary>
    private static string Shown(double number) => (Math.Round(number / Tolerance) * Tolerance).ToString("F9", CultureInfo.InvariantCulture);
}
