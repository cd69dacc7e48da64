using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Web.Create.Conversation;
using Studio.Web.Create.Pictures;

namespace Studio.Web.Tests.Create;

public sealed class PromptCardsTests
{
    private static readonly RevisionView Written = Revision(0, "a squirrel in a meadow", PromptOrigin.Upsampled);
    private static readonly RevisionView Edit = Revision(1, "a squirrel in a forest", PromptOrigin.Edited);
    private static readonly RevisionView SecondEdit = Revision(2, "a squirrel in the snow", PromptOrigin.Edited);

    [Fact]
    public void A_turn_without_a_prompt_has_one_card_for_what_is_being_written()
    {
        var card = Assert.Single(PromptCards.Of(Turn([])));

        Assert.Null(card.Revision);
        Assert.True(card.IsNewest);
    }

    [Fact]
    public void An_edit_is_shown_against_what_the_machine_wrote()
    {
        var card = Assert.Single(PromptCards.Of(Turn([Written, Edit])));

        Assert.Equal(Edit, card.Revision);
        Assert.Equal(Written.Text, card.Before);
        Assert.False(card.IsSent);
    }

    [Fact]
    public void Every_prompt_that_was_sent_keeps_its_card_and_its_pictures()
    {
        var cards = PromptCards.Of(Turn([Written, Edit, SecondEdit], Generation(Written), Generation(SecondEdit), Generation(SecondEdit)));

        Assert.Equal([Written, SecondEdit], cards.Select(card => card.Revision));
        Assert.Equal([1, 2], cards.Select(card => card.Generations.Count));
        Assert.Equal([false, true], cards.Select(card => card.IsNewest));
    }

    [Fact]
    public void An_edit_after_sending_is_shown_against_what_was_sent()
    {
        var cards = PromptCards.Of(Turn([Written, Edit, SecondEdit], Generation(Edit)));

        Assert.Equal(Edit.Text, cards[^1].Before);
    }

    [Fact]
    public void A_text_written_anew_is_no_edit()
    {
        var again = Revision(2, "one squirrel, large", PromptOrigin.Upsampled);

        Assert.Null(Assert.Single(PromptCards.Of(Turn([Written, Edit, again]))).Before);
    }

    private static TurnView Turn(IReadOnlyList<RevisionView> revisions, params GenerationView[] generations) => new()
    {
        Id = Guid.CreateVersion7(),
        ThreadId = Guid.CreateVersion7(),
        Ordinal = 0,
        Wish = "リスの王",
        Language = "ja",
        UpsamplingOn = true,
        Author = new AuthorView(Guid.CreateVersion7(), "Aiko", 200),
        CreatedAt = DateTime.UnixEpoch,
        Revisions = revisions,
        Generations = generations,
    };

    private static RevisionView Revision(int ordinal, string text, PromptOrigin origin) => new(Guid.CreateVersion7(), ordinal, text, origin, UpsamplingId: null);

    private static GenerationView Generation(RevisionView revision) => new(
        Guid.CreateVersion7(), revision.Id, new GenerationSettings("mini", 256, 256, 1, 20, 3.5, "DDIM", 1, "", Upsample: true), "Mini", GenerationKind.Create, ParentImageId: null, DateTime.UnixEpoch, []);
}
