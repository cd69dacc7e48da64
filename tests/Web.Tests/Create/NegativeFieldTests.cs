using Studio.Data.Generations;
using Studio.Inference.Models;
using Studio.Testing;
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
}
