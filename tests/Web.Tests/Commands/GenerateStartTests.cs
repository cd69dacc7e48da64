using System.Text.Json;
using Studio.Inference.Imaging;

namespace Studio.Web.Tests.Commands;

/// <summary>"generate" with a picture to begin with, a variation, a second pass and weights.</summary>
public sealed class GenerateStartTests : IDisposable
{
    private readonly StudioProgram _program = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task A_masked_part_is_drawn_anew_and_the_rest_stays()
    {
        var source = await PaintAsync("king.png", 256, 256);
        await MaskAsync("crown.png", 256, 256, (x, y) => x is >= 80 and < 170 && y < 90);

        var report = await DrawAsync("--from", "king.png", "--mask", "crown.png", "--feather", "4", "--strength", "1", "--out", "red.png");

        var drawn = PngReader.Read(await File.ReadAllBytesAsync(_program["red.png"], Token));
        var changed = Enumerable.Range(0, 256 * 256).Where(i => !source.AsSpan(3 * i, 3).SequenceEqual(drawn.Rgb.AsSpan(3 * i, 3))).ToList();
        Assert.NotEmpty(changed);
        Assert.All(changed, i => Assert.True(i % 256 is >= 80 and < 170 && i / 256 < 90));
        var from = report.GetProperty("from");
        Assert.Equal(
            (_program["king.png"], PixelHash.Of(256, 256, source), 1.0, _program["crown.png"], 4, "wholePicture"),
            (from.GetProperty("file").GetString(), from.GetProperty("pixelHash").GetString(), from.GetProperty("strength").GetDouble(), from.GetProperty("mask").GetString(), from.GetProperty("feather").GetInt32(), from.GetProperty("window").GetString()));
        var record = JsonDocument.Parse(StudioMetadata.Find(drawn.Texts)!).RootElement;
        Assert.Equal("inpaint", record.GetProperty("parent").GetProperty("kind").GetString());
        Assert.Equal(64, record.GetProperty("settings").GetProperty("edit").GetProperty("mask").GetString()!.Length);
        Assert.Contains("Denoising strength: 1, Mask blur: 4, Version", drawn.Texts.Single(t => t.Keyword == "parameters").Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mask_enlarged_works_in_a_picture_of_any_size_and_a_whole_one_becomes_the_model_s()
    {
        await PaintAsync("wide.png", 320, 90);
        await MaskAsync("mask.png", 320, 90, (x, _) => x > 300);

        var part = await DrawAsync("--from", "wide.png", "--mask", "mask.png", "--enlarge-mask", "--out", "part.png");
        Assert.Equal((320, 90), (part.GetProperty("width").GetInt32(), part.GetProperty("height").GetInt32()));

        var whole = await DrawAsync("--from", "wide.png", "--strength", "0.5", "--out", "whole.png");
        Assert.Equal((256, 256), (whole.GetProperty("width").GetInt32(), whole.GetProperty("height").GetInt32()));
    }

    [Fact]
    public async Task Variations_keep_the_seed_and_count_up_the_other_one()
    {
        var report = await DrawAsync("--seed", "7", "--variation", "0.2", "--variation-seed", "90", "--count", "2", "--out", "fox.png");

        var images = report.GetProperty("images").EnumerateArray().ToList();
        Assert.Equal([(7, 90), (7, 91)], images.Select(i => (i.GetProperty("seed").GetInt32(), i.GetProperty("variationSeed").GetInt32())));
        Assert.NotEqual(images[0].GetProperty("pixelHash").GetString(), images[1].GetProperty("pixelHash").GetString());
        var second = PngReader.ReadTexts(await File.ReadAllBytesAsync(_program["fox-2.png"], Token)).Single(t => t.Keyword == "parameters").Text;
        Assert.Contains("Variation seed: 91, Variation seed strength: 0.2", second, StringComparison.Ordinal);

        // Asked for alone it is the same picture.
        var alone = await DrawAsync("--seed", "7", "--variation", "0.2", "--variation-seed", "91", "--out", "alone.png");
        Assert.Equal(images[1].GetProperty("pixelHash").GetString(), alone.GetProperty("images")[0].GetProperty("pixelHash").GetString());
    }

    [Fact]
    public async Task A_second_pass_and_weights_are_in_the_report_and_in_the_file()
    {
        var report = await DrawAsync("--second-pass", "256x256", "--second-strength", "0.5", "--second-steps", "4", "--weights", "--out", "fox.png");

        Assert.Equal(("weighted", 0.5, "latents"), (report.GetProperty("syntax").GetString(), report.GetProperty("secondPass").GetProperty("strength").GetDouble(), report.GetProperty("secondPass").GetProperty("by").GetString()));
        var text = PngReader.ReadTexts(await File.ReadAllBytesAsync(_program["fox.png"], Token)).Single(t => t.Keyword == "parameters").Text;
        Assert.Contains("Denoising strength: 0.5, Hires upscale: 1, Hires steps: 4, Hires upscaler: Latent", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_prompt_is_read_to_its_end_and_what_is_not_read_is_said()
    {
        var filler = string.Join(", ", Enumerable.Repeat("a red fox in the snow", 15));
        async Task<JsonElement> Report(string end, params string[] more)
        {
            var run = await _program.RunAsync(Token, ["generate", $"{filler}, {end}", "--no-upsample", "--steps", "2", "--seed", "3", "--force", "--json", .. more]);
            Assert.Equal((0, ""), (run.Code, run.Error));
            return JsonDocument.Parse(run.Output).RootElement;
        }

        var (cat, dog) = (await Report("a white cat"), await Report("a black dog"));
        Assert.Equal("long", cat.GetProperty("syntax").GetString());
        Assert.True(cat.GetProperty("tokens").GetProperty("read").GetInt32() > 75, cat.GetProperty("tokens").GetRawText());
        Assert.NotEqual(Pixels(cat), Pixels(dog));
        Assert.DoesNotContain("tokens", cat.GetProperty("note").GetString() ?? "", StringComparison.Ordinal);

        var cut = await Report("a white cat", "--first-window");
        Assert.Equal(Pixels(cut), Pixels(await Report("a black dog", "--first-window")));
        Assert.Equal((75, true), (cut.GetProperty("tokens").GetProperty("read").GetInt32(), cut.GetProperty("tokens").GetProperty("prompt").GetInt32() > 75));
        Assert.Matches("Only the first 75 of the prompt's [0-9]+ tokens are read; “.+…” is not[.]", cut.GetProperty("note").GetString());

        static string? Pixels(JsonElement report) => report.GetProperty("images")[0].GetProperty("pixelHash").GetString();
    }

    [Fact]
    public async Task A_negative_prompt_that_nothing_reads_is_said_and_recorded()
    {
        var unread = await DrawAsync("--guidance", "1", "--negative", "a dog", "--out", "unread.png");
        Assert.Contains("Without guidance (1 or less) a negative prompt is not read", unread.GetProperty("note").GetString(), StringComparison.Ordinal);
        Assert.False((await RecordAsync("unread.png")).GetProperty("negativeRead").GetBoolean());

        await DrawAsync("--guidance", "3", "--negative", "a dog", "--out", "read.png");
        Assert.False((await RecordAsync("read.png")).TryGetProperty("negativeRead", out _));

        async Task<JsonElement> RecordAsync(string file) =>
            JsonDocument.Parse(StudioMetadata.Find(PngReader.ReadTexts(await File.ReadAllBytesAsync(_program[file], Token)))!).RootElement;
    }

    [Fact]
    public async Task The_syntax_of_weights_is_not_read_as_words()
    {
        var end = await _program.RunAsync(Token, "generate", "a (red:1.3) fox, [snow:gravel:0.5] BREAK a hat AND a cat", "--weights", "--no-upsample", "--steps", "2", "--seed", "3", "--json");
        Assert.Equal((0, ""), (end.Code, end.Error));
        var note = JsonDocument.Parse(end.Output).RootElement.GetProperty("note").GetString() ?? "";
        Assert.Contains("“gravel”; it will hardly be seen.", note, StringComparison.Ordinal);
        Assert.All((string[])["BREAK", "AND", "five", "leaves"], word => Assert.DoesNotContain(word, note, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--weights reads a prompt to its end;", "--weights", "--first-window")]
    [InlineData("--from names nowhere.png, and there is no such file.", "--from", "nowhere.png")]
    [InlineData("--from text.png: ", "--from", "text.png")]
    [InlineData("--mask text.png: ", "--from", "king.png", "--mask", "text.png")]
    [InlineData("The mask has 64x64 pixels and the picture 256x256.", "--from", "king.png", "--mask", "small.png")]
    [InlineData("Nothing is masked, so nothing would change.", "--from", "king.png", "--mask", "black.png")]
    [InlineData("The picture has 64x64 pixels and 256x256 would be drawn.", "--from", "small.png", "--mask", "small.png")]
    [InlineData("--strength says something about --from, which is missing.", "--strength", "0.5")]
    [InlineData("--mask says something about --from, which is missing.", "--mask", "black.png")]
    [InlineData("--feather says something about --mask, which is missing.", "--from", "king.png", "--feather", "3")]
    [InlineData("--enlarge-mask says something about --mask, which is missing.", "--from", "king.png", "--enlarge-mask")]
    [InlineData("--variation-seed says something about --variation, which is missing.", "--variation-seed", "3")]
    [InlineData("--second-strength says something about --second-pass, which is missing.", "--second-strength", "0.4")]
    [InlineData("Strength must be above 0 and at most 1; 0 was asked for.", "--from", "king.png", "--strength", "0")]
    [InlineData("Strength 0.1 leaves none of 2 steps.", "--from", "king.png", "--strength", "0.1", "--steps", "2")]
    [InlineData("The soft edge of a mask can be 0 to 64 pixels wide; 99 was asked for.", "--from", "king.png", "--mask", "king.png", "--feather", "99")]
    [InlineData("The amount of variation must be between 0 and 1; 3 was asked for.", "--variation", "3")]
    [InlineData("Studio Mini draws 256x256 pixels only; 768x768 was asked for.", "--second-pass", "768x768")]
    [InlineData("--second-pass wants a size like 512x768", "--second-pass", "large")]
    [InlineData("A second pass would draw what the mask keeps anew.", "--from", "king.png", "--mask", "king.png", "--second-pass", "256x256")]
    [InlineData("Studio Mini gives the last layer of its text encoder only, so clip skip must be 0; 2 was asked for.", "--clip-skip", "2")]
    [InlineData("Tiles must be 0 (none) or 64 to 4,096 pixels wide; 5 was asked for.", "--tile-size", "5")]
    [InlineData("The negative prompt cannot be read with weights:", "--weights", "--negative", "(blurry:1.2.3)")]
    public async Task Bad_input_ends_with_two_and_a_sentence(string sentence, params string[] arguments)
    {
        await PaintAsync("king.png", 256, 256);
        await MaskAsync("black.png", 256, 256, (_, _) => false);
        await MaskAsync("small.png", 64, 64, (_, _) => true);
        await File.WriteAllTextAsync(_program["text.png"], "not a picture", Token);

        var end = await _program.RunAsync(Token, ["generate", "a cat", "--no-upsample", .. arguments]);

        Assert.Equal((2, ""), (end.Code, end.Output));
        Assert.Contains(sentence, end.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", end.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prompt_that_cannot_be_read_with_weights_is_refused()
    {
        var end = await _program.RunAsync(Token, "generate", "a (cat:1.2.3)", "--no-upsample", "--weights");
        Assert.Equal(2, end.Code);
        Assert.StartsWith("The prompt cannot be read with weights:", end.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_help_shows_an_example_of_each()
    {
        var end = await _program.RunAsync(Token, "generate", "--help");
        Assert.Equal(0, end.Code);
        Assert.All(["--from king.png --mask", "--strength 0.5", "--variation 0.2", "--second-pass 768x768", "--weights"], part => Assert.Contains(part, end.Output, StringComparison.Ordinal));
    }

    private async Task<JsonElement> DrawAsync(params string[] arguments)
    {
        var end = await _program.RunAsync(Token, ["generate", "A cat, large, in the center.", "--no-upsample", "--steps", "2", "--json", .. arguments]);
        Assert.Equal((0, ""), (end.Code, end.Error));
        return JsonDocument.Parse(end.Output).RootElement;
    }

    private async Task<byte[]> PaintAsync(string file, int width, int height)
    {
        byte[] rgb = [.. Enumerable.Range(0, width * height).SelectMany(i => new[] { (byte)(i % width), (byte)(i / width), (byte)200 })];
        await File.WriteAllBytesAsync(_program[file], PngWriter.Write(width, height, rgb, []), Token);
        return rgb;
    }

    private Task MaskAsync(string file, int width, int height, Func<int, int, bool> isMasked)
    {
        byte[] grey = [.. Enumerable.Range(0, width * height).Select(i => isMasked(i % width, i / width) ? (byte)255 : (byte)0)];
        return File.WriteAllBytesAsync(_program[file], MaskPng.Write(new(width, height, grey)), Token);
    }
}
