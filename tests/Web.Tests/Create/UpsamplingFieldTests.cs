using Studio.Data.Models;
using Studio.Inference.Models;
using Studio.Jobs.Upsamplings;
using Studio.Web.Create.Settings;

namespace Studio.Web.Tests.Create;

public sealed class UpsamplingFieldTests
{
    private static readonly Writer First = Writer.Of(Model("first", "First Writer", ["en", "ja"]));
    private static readonly Writer Second = Writer.Of(Model("second", "Second Writer", []));

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

    [Fact]
    public async Task A_writer_at_an_address_says_that_the_wish_leaves()
    {
        var remote = Writer.Of(new RemoteWriter { Name = "Llama next door", Address = "http://models.example.com:8000/v1", Model = "llama3", CreatedAt = DateTime.UnixEpoch });

        Assert.Contains("Written by Llama next door. At models.example.com:8000: your wish leaves this server.", await RenderAsync([remote], remote), StringComparison.Ordinal);
        Assert.Contains("At models.example.com:8000: your wish leaves this server.", await RenderAsync([First, remote], remote), StringComparison.Ordinal);
    }

    private static Task<string> RenderAsync(IReadOnlyList<Writer> writers, Writer writer, bool upsample = true) => Markup.OfAsync<UpsamplingField>(new(StringComparer.Ordinal)
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
