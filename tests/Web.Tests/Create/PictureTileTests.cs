using Studio.Data.Generations;
using Studio.Data.Workspaces;
using Studio.Jobs.Events;
using Studio.Web.Create.Pictures;

namespace Studio.Web.Tests.Create;

public sealed class PictureTileTests
{
    private static readonly Guid Image = Guid.CreateVersion7();

    [Fact]
    public async Task A_waiting_picture_says_its_place_and_why()
    {
        var picture = Picture(PictureStatus.Queued);
        picture.Apply(new QueuePlace(2, "The slot is busy, 1 picture is ahead.", 13.2));

        var html = await RenderAsync(picture);

        Assert.Contains("data-state=\"queued\"", html, StringComparison.Ordinal);
        Assert.Contains("2nd", html, StringComparison.Ordinal);
        Assert.Contains("The slot is busy, 1 picture is ahead. About 14 s.", html, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Cancel this picture\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_that_was_sent_for_later_has_no_place_in_the_line()
    {
        var picture = Picture(PictureStatus.Queued);
        picture.Apply(new QueuePlace(Position: null, "It was sent for 24 Nov, 00:00, when it fits into the limits again.", Seconds: null));

        var html = await RenderAsync(picture);

        Assert.Contains("Sent for later", html, StringComparison.Ordinal);
        Assert.Contains("It was sent for 24 Nov, 00:00", html, StringComparison.Ordinal);
        Assert.DoesNotContain("in line", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_picture_shows_its_preview_by_version_and_counts_real_steps()
    {
        var picture = Picture(PictureStatus.Running);
        picture.Apply(new PictureProgress(5, 20, PreviewVersion: 3, RemainingSeconds: 2.1, PictureStage.Denoising));

        var html = await RenderAsync(picture);

        Assert.Contains($"/w/mine/pictures/{picture.View.Id}/preview?v=3", html, StringComparison.Ordinal);
        Assert.Contains("Step 5 of 20", html, StringComparison.Ordinal);
        Assert.Contains("3 s", html, StringComparison.Ordinal);
        Assert.Contains("--blur:7.5", html, StringComparison.Ordinal);
        Assert.Contains("aria-valuenow=\"5\" aria-valuemin=\"0\" aria-valuemax=\"20\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_that_was_begun_and_waits_for_memory_says_why_and_can_be_cancelled()
    {
        const string Why = "It waits for memory: Studio Mini at 512 × 512 needs 60 MB, 30 MB too much beside what runs now.";
        var picture = Picture(PictureStatus.Running);
        picture.Apply(new PictureProgress(0, 20, 0, null, PictureStage.Waiting, Why));

        var html = await RenderAsync(picture);
        picture.Apply(new PictureProgress(0, 20, 0, null, PictureStage.Loading));
        var after = await RenderAsync(picture);

        Assert.Contains("data-state=\"queued\"", html, StringComparison.Ordinal);
        Assert.Contains("Waits for memory", html, StringComparison.Ordinal);
        Assert.Contains(System.Text.Encodings.Web.HtmlEncoder.Default.Encode(Why), html, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Cancel this picture\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Waits for memory", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_is_read_first_is_named()
    {
        var picture = Picture(PictureStatus.Running);
        picture.Apply(new PictureProgress(0, 20, 0, null, PictureStage.Loading));

        var html = await RenderAsync(picture);

        Assert.Contains("data-state=\"loading\"", html, StringComparison.Ordinal);
        Assert.Contains("Loading Studio Mini", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finished_picture_leads_to_its_page_and_can_be_varied_edited_reused_saved_and_deleted()
    {
        var html = await RenderAsync(Picture(PictureStatus.Succeeded, image: Image));

        Assert.Contains($"href=\"/w/mine/images/{Image}\"", html, StringComparison.Ordinal);
        foreach (var action in new[] { "Favourite", "Vary", "Edit its prompt", "Reuse prompt and settings", "Download", "Download without metadata", "Delete" })
        {
            Assert.Contains(action, html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_may_make_nothing_is_offered_no_other_try_and_no_variation()
    {
        var done = await RenderAsync(Picture(PictureStatus.Succeeded, image: Image), role: Role.Viewer);
        var failed = await RenderAsync(Picture(PictureStatus.Failed, reason: "1.2 GB were needed, 0.9 GB were free."), role: Role.Viewer);

        Assert.Contains($"href=\"/w/mine/images/{Image}\"", done, StringComparison.Ordinal);
        Assert.Contains("Download without metadata", done, StringComparison.Ordinal);
        Assert.DoesNotContain("Vary", done, StringComparison.Ordinal);
        Assert.DoesNotContain("Delete", done, StringComparison.Ordinal);
        Assert.Contains("1.2 GB were needed, 0.9 GB were free.", failed, StringComparison.Ordinal);
        Assert.DoesNotContain("Retry", failed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_picture_says_what_happened_and_offers_another_try()
    {
        var html = await RenderAsync(Picture(PictureStatus.Failed, reason: "1.2 GB were needed, 0.9 GB were free."));

        Assert.Contains("data-state=\"failed\"", html, StringComparison.Ordinal);
        Assert.Contains("1.2 GB were needed, 0.9 GB were free.", html, StringComparison.Ordinal);
        Assert.Contains("Retry", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_picture_can_be_tried_again_and_a_deleted_one_restored()
    {
        Assert.Contains("Retry", await RenderAsync(Picture(PictureStatus.Canceled)), StringComparison.Ordinal);

        var deleted = await RenderAsync(Picture(PictureStatus.Succeeded, image: Image, isDeleted: true));
        Assert.Contains("Restore", deleted, StringComparison.Ordinal);
        Assert.DoesNotContain($"/images/{Image}/thumb", deleted, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_that_is_asked_to_stop_says_so_until_it_has()
    {
        var html = await RenderAsync(Picture(PictureStatus.Running, cancelRequested: true));

        Assert.Contains("Stopping", html, StringComparison.Ordinal);
        Assert.Contains("aria-busy=\"true\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_of_a_batch_that_did_not_come_through_says_that_it_is_drawn_again_alone()
    {
        var picture = Picture(PictureStatus.Running);
        picture.Apply(new PictureProgress(0, 20, 0, null, PictureStage.Again, "Each is drawn again alone."));

        var html = await RenderAsync(picture);

        Assert.Contains("Waits to be tried again", html, StringComparison.Ordinal);
        Assert.Contains("Each is drawn again alone.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("memory", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_try_does_not_inherit_the_progress_of_the_first()
    {
        var picture = Picture(PictureStatus.Running);
        picture.Apply(new PictureProgress(12, 20, 2, 1, PictureStage.Denoising));

        picture.Apply(picture.View with { Attempt = 1, Status = PictureStatus.Queued });

        Assert.Null(picture.Progress);
    }

    private static LivePicture Picture(PictureStatus status, Guid? image = null, string? reason = null, bool isDeleted = false, bool cancelRequested = false) =>
        new(new PictureView(Guid.CreateVersion7(), Guid.CreateVersion7(), 0, 7, status, 0, cancelRequested, reason, image, IsFavourite: false, isDeleted));

    [Fact]
    public async Task Who_only_reads_along_sees_the_steps_and_no_preview()
    {
        var picture = Picture(PictureStatus.Running);
        picture.Apply(new PictureProgress(5, 20, PreviewVersion: 3, RemainingSeconds: 2.1, PictureStage.Denoising));

        var html = await RenderAsync(picture, isOwn: false);

        Assert.Contains("Step 5 of 20", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PictureStatus.Queued)]
    [InlineData(PictureStatus.Running)]
    [InlineData(PictureStatus.Failed)]
    [InlineData(PictureStatus.Canceled)]
    public async Task Work_of_others_is_stopped_and_tried_again_by_whoever_may_stop_any(PictureStatus status)
    {
        var reads = await RenderAsync(Picture(status), isOwn: false);
        var looksAfterIt = await RenderAsync(Picture(status), isOwn: false, role: Role.Moderator);

        Assert.DoesNotContain("<button", reads, StringComparison.Ordinal);
        Assert.Contains("<button", looksAfterIt, StringComparison.Ordinal);
    }

    private static Task<string> RenderAsync(LivePicture picture, bool? isOwn = null, Role role = Role.Creator) => Markup.OfAsync<PictureTile>(
        new()
        {
            [nameof(PictureTile.Picture)] = picture,
            [nameof(PictureTile.Workspace)] = "mine",
            [nameof(PictureTile.Prompt)] = "A squirrel",
            [nameof(PictureTile.Model)] = "Studio Mini",
            [nameof(PictureTile.IsOwn)] = isOwn ?? picture.View is not { Status: PictureStatus.Succeeded, IsDeleted: false },
        },
        role);
}
