using Studio.Data.Generations;
using Studio.Inference.Models;
using Studio.Testing;
using Studio.Web.Create.Conversation;
using Studio.Web.Create.Settings;

namespace Studio.Web.Tests.Create;

/// <summary>A negative prompt that nothing reads says so where it is written, and stays.</summary>
public sealed class NegativeFieldTests
{
    private static readonly string Models = Goldens.Folder("pipelines");

    [Theory]
    [InlineData("tiny-sd", 7.5, null)]
    [InlineData("tiny-sd", 1, "Without guidance (1 or less) a negative prompt is not read")]
    [InlineData("tiny-turbo", 0, "Without guidance (1 or less) a negative prompt is not read")]
    [InlineData("tiny-lcm", 8.5, "tiny-lcm follows its prompt in one look and reads no negative prompt")]
    public async Task It_is_said_beside_the_words(string name, double guidance, string? hint)
    {
        var settings = CreateStudio.Settings with { Guidance = guidance, Negative = "a fox", Syntax = PromptSyntax.Long };

        var markup = await Markup.OfAsync<NegativeField>(new() { ["Settings"] = settings, ["Model"] = DiffusionFolder.Read(Path.Combine(Models, name)) });

        Assert.Contains("a fox", markup, StringComparison.Ordinal);
        Assert.Equal(hint is not null, markup.Contains("aria-describedby=\"negative-unread\"", StringComparison.Ordinal));
        Assert.Contains(hint ?? "Leave out", markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_length_and_what_of_it_is_not_read_are_said()
    {
        var settings = CreateStudio.Settings with { Guidance = 7.5, Negative = "a fox in the rain", Syntax = PromptSyntax.Plain };

        var markup = await Markup.OfAsync<NegativeField>(new()
        {
            ["Settings"] = settings,
            ["Model"] = DiffusionFolder.Read(Path.Combine(Models, "tiny-sd")),
            ["Measure"] = new PromptMeasure(80, 75, "a fox in".Length),
        });

        Assert.Contains("aria-describedby=\"negative-length\"", markup, StringComparison.Ordinal);
        Assert.Contains("80 of 75 tokens", markup, StringComparison.Ordinal);
        Assert.Contains("the rain", markup[markup.IndexOf("negative-length\">", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }
}
