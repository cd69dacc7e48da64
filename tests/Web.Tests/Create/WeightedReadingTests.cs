using Studio.Data.Generations;
using Studio.Inference.Models;
using Studio.Testing;
using Studio.Web.Commands;
using Studio.Web.Create.Conversation;
using Studio.Web.Create.Settings;

namespace Studio.Web.Tests.Create;

/// <summary>What the composer says of a prompt whose brackets are weights.</summary>
public sealed class WeightedReadingTests
{
    private static readonly GenerationSettings Weighted = CreateStudio.Settings with { Syntax = PromptSyntax.Weighted };

    private static DiffusionModel Model { get; } = DiffusionFolder.Read(Path.Combine(Repository.Models, "studio-mini-diffusion"));

    [Fact]
    public void Brackets_and_numbers_are_counted_as_text_or_as_weights_by_the_setting()
    {
        var windows = new PromptWindows();

        var (plain, weighted) = (windows.Measure(Model, CreateStudio.Settings, "a (red:1.3) fox"), windows.Measure(Model, Weighted, "a (red:1.3) fox"));

        Assert.True(plain.Tokens > weighted.Tokens, $"{plain.Tokens} plain, {weighted.Tokens} weighted");
        Assert.Equal(windows.Measure(Model, CreateStudio.Settings, "a red fox").Tokens, weighted.Tokens);
    }

    [Fact]
    public void A_long_prompt_is_read_to_its_end_in_more_windows()
    {
        var text = string.Join(' ', Enumerable.Repeat("a red fox in the snow", 30));

        var measure = new PromptWindows().Measure(Model, Weighted, text);

        Assert.Equal(text.Length, measure.Seen);
        Assert.True(measure.Window >= measure.Tokens, $"{measure.Tokens} of {measure.Window}");
        Assert.True(measure.Window > Model.PromptTokens, $"{measure.Window}");
    }

    [Fact]
    public void Without_weights_a_new_picture_reads_a_long_prompt_to_its_end_too_and_a_record_of_before_does_not()
    {
        var text = string.Join(' ', Enumerable.Repeat("a (red) fox in the snow", 30));
        var fresh = SettingsForm.Default(ModelChoice.Of(Model));

        var (whole, cut) = (new PromptWindows().Measure(Model, fresh, text), new PromptWindows().Measure(Model, fresh with { Syntax = PromptSyntax.Plain }, text));

        Assert.Equal((PromptSyntax.Long, text.Length), (fresh.Syntax, whole.Seen));
        Assert.True(whole.Window >= whole.Tokens && whole.Window > 75, $"{whole.Tokens} of {whole.Window}");
        Assert.Equal(75, cut.Window);
        Assert.InRange(cut.Seen, 1, text.Length - 1);
    }

    [Fact]
    public void A_model_that_was_exported_for_a_fixed_length_shows_where_it_stops_reading()
    {
        var text = string.Join(' ', Enumerable.Repeat("a red fox in the snow", 30));
        var (windows, two) = (new PromptWindows(), Model with { PromptWindows = 2 });
        var fresh = SettingsForm.Default(ModelChoice.Of(Model));

        var measure = windows.Measure(two, fresh, text);
        Assert.Equal(150, measure.Window);
        Assert.InRange(measure.Seen, 300, text.Length - 1);
        Assert.InRange(windows.Measure(Model, fresh, text[..measure.Seen]).Tokens, 1, 150);
        Assert.Equal(text.Length / 10, windows.Measure(two, fresh, text[..(text.Length / 10)]).Seen);
        var remark = Assert.Single(windows.Measure(two, Weighted, text).Remarks);
        Assert.Contains("was made for 150 tokens of text and no more: “", remark, StringComparison.Ordinal);
        Assert.Contains($"“{text[measure.Seen..].Trim()[..20]}", remark, StringComparison.Ordinal);
        Assert.Empty(windows.Measure(two, Weighted, "a red fox").Remarks);
        Assert.EndsWith("The model was made for no more; say it shorter.", ReadingNote.Of(text, two, fresh).Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_beyond_a_fixed_length_are_named_through_weights_breaks_and_schedules()
    {
        var one = Model with { PromptWindows = 1 };
        var filler = string.Join(' ', Enumerable.Repeat("snow", 74));

        Assert.Contains("“a blue hat” is not read.", Remark($"{filler} (fox:1.2) BREAK a (blue:1.4) hat"), StringComparison.Ordinal);
        Assert.Contains("“rain” and “sun” are not read.", Remark($"{filler} fox [rain:sun:0.5]"), StringComparison.Ordinal);
        Assert.Empty(new PromptWindows().Measure(one, Weighted, $"{filler} (fox:1.2)").Remarks);

        string Remark(string text) => Assert.Single(new PromptWindows().Measure(one, Weighted, text).Remarks);
    }

    [Fact]
    public void A_negative_prompt_is_measured_as_it_is_read()
    {
        var (windows, text) = (new PromptWindows(), string.Join(' ', Enumerable.Repeat("snow", 80)));

        var (first, all) = (Negative(PromptSyntax.Plain), Negative(PromptSyntax.Long));

        Assert.Equal((80, 75, " snow snow snow snow snow"), (first.Tokens, first.Window, text[(first.Seen - 1)..]));
        Assert.Equal((80, 150, text.Length), (all.Tokens, all.Window, all.Seen));
        Assert.Equal(3, windows.MeasureNegative(Model, Weighted with { Negative = "snow AND fox" }).Tokens);

        PromptMeasure Negative(PromptSyntax syntax) => windows.MeasureNegative(Model, CreateStudio.Settings with { Syntax = syntax, Negative = text });
    }

    [Fact]
    public void What_is_not_applied_or_cannot_be_read_is_said()
    {
        var windows = new PromptWindows();

        Assert.Contains("<lora:x:0.8> is not applied", Assert.Single(windows.Measure(Model, Weighted, "a fox <lora:x:0.8>").Remarks), StringComparison.Ordinal);
        Assert.Empty(windows.Measure(Model, CreateStudio.Settings, "a fox <lora:x:0.8>").Remarks);
        Assert.Empty(windows.Measure(Model, Weighted, "a fox").Remarks);
    }
}
