using Studio.Data.Gallery;
using Studio.Data.Moderation.Pictures;
using Studio.Data.Moderation.Policies;
using Studio.Testing;

namespace Studio.Data.Tests.Moderation;

public sealed class LooksRuleTests
{
    private const long Own = 0x0F0F_3C3C_55AA_00FFL;

    private static readonly ImageRule HoldSix = LooksRule.Off with { Hold = LooksRule.Limit(6) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_picture_that_looks_like_a_removed_one_is_held_and_says_by_how_many_signs(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await RemovedAsync(studio, Own ^ 0b11_1111L, looksOfOther: ~Own);

        var screened = await ScreenAsync(studio, workspace, Own, HoldSix);

        Assert.Equal((ImageStanding.Held, "Looks like a removed picture"), (screened.Standing, screened.Evidence!.Rule));
        Assert.Equal("Differs in 6 of 64 signs from a picture that was removed, held for review up to 6", screened.Evidence.Sentence);
        Assert.Equal(ImageStanding.Shown, (await ScreenAsync(studio, workspace, Own ^ (1L << 40), HoldSix)).Standing);
        // A picture from before there were looks is like no other.
        Assert.Equal(ImageStanding.Shown, (await ScreenAsync(studio, workspace, looks: null, HoldSix)).Standing);
    }

    [Theory, EachDatabase]
    public async Task It_is_blocked_where_the_policy_blocks_and_shown_where_nobody_wrote_the_rule_or_elsewhere(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Token);
        var workspace = await RemovedAsync(studio, Own ^ 1L);
        var other = await studio.AddWorkspaceAsync(Token);

        Assert.Equal(ImageStanding.Removed, (await ScreenAsync(studio, workspace, Own, LooksRule.Off with { Block = LooksRule.Limit(1) })).Standing);
        Assert.Equal(ImageStanding.Shown, (await ScreenAsync(studio, workspace, Own, LooksRule.Off with { Hold = LooksRule.Limit(0) })).Standing);
        Assert.Equal(ImageStanding.Shown, (await ScreenAsync(studio, workspace, Own, LooksRule.Off)).Standing);
        Assert.Equal(ImageStanding.Shown, (await ScreenAsync(studio, workspace, Own)).Standing);
        Assert.Equal(ImageStanding.Shown, (await ScreenAsync(studio, other, Own, HoldSix)).Standing);
    }

    [Fact]
    public void It_is_no_class_of_the_classifier()
    {
        var rules = new PictureRules(1, [HoldSix]);
        Assert.Equal(ScreenedPicture.Fine, PictureScreening.Of(safety: null, rules));
        Assert.Equal(ScreenedPicture.Fine, PictureScreening.Of(new ImageSafety("c", new Dictionary<string, float> { ["Sexy"] = 1 }), rules));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(40)]
    public void More_differing_signs_than_make_a_likeness_are_refused(int differing) =>
        Assert.Equal("Pictures look alike where at most 10 of 64 signs differ; they are held or blocked.", Assert.Throws<StudioException>(() => RuleChecks.Require(LooksRule.Off with { Hold = LooksRule.Limit(differing) })).Message);

    [Fact]
    public void A_workspace_holds_or_blocks_more_than_the_server_and_never_less()
    {
        foreach (var stricter in new[] { HoldSix, LooksRule.Off with { Hold = LooksRule.Limit(8) }, LooksRule.Off with { Block = LooksRule.Limit(6) } })
        {
            RuleChecks.RequireNotLooser(stricter, HoldSix);
        }

        foreach (var looser in new[] { LooksRule.Off, LooksRule.Off with { Hold = LooksRule.Limit(5) }, LooksRule.Off with { Block = LooksRule.Limit(5) } })
        {
            Assert.Throws<StudioException>(() => RuleChecks.RequireNotLooser(looser, HoldSix));
        }
    }

    private static async Task<TestWorkspace> RemovedAsync(TestStudio studio, long looks, long looksOfOther = 0)
    {
        var workspace = await studio.AddWorkspaceAsync(Token);
        var removed = Rows.Image(workspace.Owner.Id, studio.Time.UtcNow, "removed", looks: looks);
        removed.Standing = ImageStanding.Removed;
        var shown = Rows.Image(workspace.Owner.Id, studio.Time.UtcNow, "shown", looks: Own);
        var unlike = Rows.Image(workspace.Owner.Id, studio.Time.UtcNow, "unlike", looks: looksOfOther);
        unlike.Standing = ImageStanding.Removed;
        await workspace.AddAsync(Token, removed, shown, unlike);
        return workspace;
    }

    private static Task<ScreenedPicture> ScreenAsync(TestStudio studio, TestWorkspace workspace, long? looks, params ImageRule[] rules) => workspace.WithAsync(context =>
        new PictureScreen(new Fixed(new PictureRules(3, rules))).OfMadeAsync(context, Rows.Image(workspace.Owner.Id, studio.Time.UtcNow, "new", looks: looks), Token));

    private sealed class Fixed(PictureRules rules) : IPictureRules
    {
        public Task<PictureRules> InForceAsync(CancellationToken cancellationToken) => Task.FromResult(rules);
    }
}
