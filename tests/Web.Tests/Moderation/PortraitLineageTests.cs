using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;
using Studio.Data.Users;
using Studio.Testing;
using Studio.Web.Gallery;
using Studio.Web.Moderation.Cases;
using Studio.Web.Moderation.Reports;
using Studio.Web.Profile.Portraits;

namespace Studio.Web.Tests.Moderation;

/// <summary>A portrait goes with the picture that it was cut from, for whoever asks for its address.</summary>
public sealed class PortraitLineageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_portrait_cut_from_a_picture_that_is_rejected_later_goes_and_the_portraits_of_others_stay(DatabaseKind kind)
    {
        await using var test = await ModeratedTest.StartAsync(kind);
        var pictures = await test.Studio.AddPicturesAsync(TestPerson.Slug, 2, Token, width: 128, height: 96);
        var cut = await TakeAsync(test, ModeratedStudio.Mia, pictures[0]);
        var other = await TakeAsync(test, ModeratedStudio.Chen, pictures[1]);
        var about = await ReportAsync(test, pictures[0]);
        Assert.NotNull(await FindAsync(test, cut));

        await DecideAsync(test, about, CaseVerdict.Rejected);

        Assert.Null(await FindAsync(test, cut));
        Assert.Null(await OfAsync(test, ModeratedStudio.Mia));
        Assert.NotNull(await FindAsync(test, other));
        Assert.Equal(other, await OfAsync(test, ModeratedStudio.Chen));
    }

    [Theory, EachDatabase]
    public async Task A_portrait_cut_while_a_picture_was_approved_goes_when_the_approval_is_undone(DatabaseKind kind)
    {
        await using var test = await ModeratedTest.StartAsync(kind);
        var (image, about) = (await test.HoldAsync(1))[0];
        var decision = await DecideAsync(test, about, CaseVerdict.Approved);
        var cut = await TakeAsync(test, ModeratedStudio.Mia, image);

        await test.UndoAsync(ModeratedStudio.Ben, decision);

        Assert.Equal(ImageStanding.Held, await test.StandingAsync(image));
        Assert.Null(await FindAsync(test, cut));
    }

    [Theory, EachDatabase]
    public async Task Who_deletes_a_picture_takes_the_portraits_of_others_along_and_keeps_their_own(DatabaseKind kind)
    {
        await using var test = await ModeratedTest.StartAsync(kind);
        var picture = (await test.Studio.AddPicturesAsync(TestPerson.Slug, 1, Token, width: 128, height: 96))[0];
        var own = await TakeAsync(test, TestPerson.Owner, picture);
        var cut = await TakeAsync(test, ModeratedStudio.Mia, picture);

        await test.Studio.AsAsync<GalleryActions>(TestPerson.Owner, gallery => gallery.DeleteAsync([picture.Id], Token), Token);

        Assert.NotNull(await FindAsync(test, own));
        Assert.Null(await FindAsync(test, cut));
    }

    private static async Task<Guid> TakeAsync(ModeratedTest test, TestPerson person, Image image)
    {
        var user = await IdAsync(test, person);
        await test.Studio.AsAsync<PortraitActions>(person, portraits => portraits.TakeAsync(user, image.Id, Token), Token);
        return (await OfAsync(test, person))!.Value;
    }

    private static async Task<Guid> DecideAsync(ModeratedTest test, Guid about, CaseVerdict verdict)
    {
        Assert.Null(await test.TakeAsync(ModeratedStudio.Ben, about));
        return await test.Studio.AsAsync<CaseActions, Guid>(ModeratedStudio.Ben, cases => cases.DecideAsync(about, new Verdict(verdict, CaseReason.Sexual, "", IsWarning: false), Token), Token);
    }

    private static async Task<Guid> ReportAsync(ModeratedTest test, Image image)
    {
        await test.Studio.AsAsync<ReportActions>(ModeratedStudio.Chen, reports => reports.ReportAsync(new NewReport(image.Id, CaseReason.Sexual, "Not for this wall."), Token), Token);
        return await test.InAsync(c => c.Cases.Where(about => about.ImageId == image.Id).Select(about => about.Id).SingleAsync(Token));
    }

    private static Task<Guid> IdAsync(ModeratedTest test, TestPerson person) => test.InAsync(c => c.Users.Where(user => user.Email == person.Email).Select(user => user.Id).SingleAsync(Token));

    private static Task<Guid?> OfAsync(ModeratedTest test, TestPerson person) => test.InAsync(c => c.Users.Where(user => user.Email == person.Email).Select(user => user.PortraitId).SingleAsync(Token));

    private static async Task<byte[]?> FindAsync(ModeratedTest test, Guid portrait)
    {
        await using var scope = test.Studio.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UserPortraits>().FindAsync(portrait, Token);
    }
}
