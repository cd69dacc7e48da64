using Studio.Inference.Models;
using Studio.Web.Create.Settings;

namespace Studio.Web.Tests.Create;

public sealed class UpsamplingFieldTests
{
    private static readonly ChatModel First = Model("first", "First Writer", ["en", "ja"]);
    private static readonly ChatModel Second = Model("second", "Second Writer", []);

    [Fact]
    public async Task One_language_model_is_named_and_not_asked_for()
    {
        var markup = await RenderAsync([First], First);

        Assert.Contains("Written by First Writer, on this machine.", markup, StringComparison.Ordinal);
        Assert.DoesNotContain("<select", markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_one_is_chosen_and_its_languages_are_told()
    {
        var markup = await RenderAsync([Second, First], First);

        Assert.Matches("<option value=\"first\" selected[^>]*>First Writer</option>", markup);
        Assert.Matches("<option value=\"second\">Second Writer</option>", markup);
        Assert.Contains("Reads English and Japanese.", markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_upsampling_off_nobody_is_asked_who_writes()
    {
        var markup = await RenderAsync([First, Second], First, upsample: false);

        Assert.DoesNotContain("<select", markup, StringComparison.Ordinal);
        Assert.Contains("Off: your own words make the picture", markup, StringComparison.Ordinal);
    }

    private static Task<string> RenderAsync(IReadOnlyList<ChatModel> writers, ChatModel writer, bool upsample = true) => Markup.OfAsync<UpsamplingField>(new(StringComparer.Ordinal)
    {
        [nameof(UpsamplingField.Settings)] = CreateStudio.Settings with { Upsample = upsample },
        [nameof(UpsamplingField.Writers)] = writers,
        [nameof(UpsamplingField.Writer)] = writer,
    });

    private static ChatModel Model(string id, string name, IReadOnlyList<string> languages) => new()
    {
        Id = id,
        Name = name,
        File = $"{id}.gguf",
        Hash = id,
        Profile = new UpsamplerProfile { Languages = languages },
        ContextLength = 2048,
        Architecture = "llama",
    };
}
