using Studio.Data.Generations;
using Studio.Inference.Models;
using Studio.Testing;
using Studio.Web.Create.Conversation;

namespace Studio.Web.Tests.Create;

/// <summary>With the embedded model, whose vocabulary is known.</summary>
public sealed class EditRemarksTests
{
    private const string Before = "A red fox sits in a snowy field, flat vector illustration.";

    private static readonly DiffusionModel Model = new ModelCatalog(new ModelCatalogOptions { Folders = [Repository.Models] }).Diffusion[0];

    [Fact]
    public void What_an_edit_brings_in_and_the_model_was_never_shown_is_named()
    {
        Assert.Contains("xylophone", EditRemarks.Of(Before + " A xylophone above it.", Before, Model, PromptSyntax.Plain), StringComparison.Ordinal);
        Assert.Contains("xylophone", EditRemarks.Of(Before + " A (xylophone:1.3) above it.", Before, Model, PromptSyntax.Weighted), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Before)]
    [InlineData("A blue fox sits in a snowy field, flat vector illustration.")]
    [InlineData("")]
    public void An_edit_within_what_it_knows_says_nothing(string edited) => Assert.Null(EditRemarks.Of(edited, Before, Model, PromptSyntax.Plain));

    [Fact]
    public void What_was_there_before_is_not_said_again()
    {
        const string Strange = "A xylophone in a snowy field.";

        Assert.Null(EditRemarks.Of("A xylophone in a green field.", Strange, Model, PromptSyntax.Plain));
    }
}
