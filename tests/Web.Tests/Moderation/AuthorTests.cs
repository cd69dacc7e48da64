using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;
using Studio.Testing;
using Studio.Web.Moderation.Authors;
using Studio.Web.Moderation.Cases;

namespace Studio.Web.Tests.Moderation;

/// <summary>What authors do about their own cases.</summary>
public sealed class AuthorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_held_picture_that_its_author_deletes_is_gone_for_everybody_with_its_case_and_its_file(DatabaseKind kind)
    {
        await using var test = await ModeratedTest.StartAsync(kind);
        var (image, about) = (await test.HoldAsync(1))[0];
        await Assert.ThrowsAsync<StudioException>(() => DeleteAsync(test, ModeratedStudio.Mia, about));

        await DeleteAsync(test, TestPerson.Owner, about);

        Assert.False(await test.InAsync(c => c.Images.AlsoHidden().AnyAsync(i => i.Id == image.Id, Token)));
        Assert.Equal(CaseState.Withdrawn, (await test.CaseAsync(about)).State);
        Assert.Contains(AuditAct.OwnPictureDeleted, await test.InAsync(c => c.AuditEntries.Select(entry => entry.Act).ToListAsync(Token)));
        using var moderator = new Client(test.Studio);
        (await moderator.SignInAsync(ModeratedStudio.Ben, Token)).Dispose();
        using var blur = await moderator.GetAsync($"/w/{TestPerson.Slug}/cases/{about}/blur", Token);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, blur.StatusCode);
        // Nobody had rejected it: the same may come again.
        Assert.False(await test.InAsync(c => c.ForgottenPixels.AnyAsync(Token)));
    }

    [Theory, EachDatabase]
    public async Task Of_a_rejected_picture_that_its_author_deletes_the_sum_of_its_pixels_stays_and_an_appeal_ends(DatabaseKind kind)
    {
        await using var test = await ModeratedTest.StartAsync(kind);
        var (image, about) = (await test.HoldAsync(1))[0];
        await test.PutInAsync(ModeratedStudio.Ben, about, new Verdict(CaseVerdict.Rejected, CaseReason.Sexual));
        var appeal = await test.AppealAsync(about);

        await DeleteAsync(test, TestPerson.Owner, about);

        Assert.Equal([image.PixelHash], await test.InAsync(c => c.ForgottenPixels.Select(pixels => pixels.PixelHash).ToListAsync(Token)));
        Assert.Equal(CaseState.Withdrawn, (await test.CaseAsync(appeal)).State);
    }

    [Theory, EachDatabase]
    public async Task An_author_adds_to_a_case_until_it_is_decided_and_reads_answers_without_a_name(DatabaseKind kind)
    {
        await using var test = await ModeratedTest.StartAsync(kind);
        var (_, about) = (await test.HoldAsync(1))[0];
        await AddAsync(test, TestPerson.Owner, about, " It is a squirrel. ");
        await Assert.ThrowsAsync<StudioException>(() => AddAsync(test, ModeratedStudio.Mia, about, "Not mine."));
        Assert.Null(await test.TakeAsync(ModeratedStudio.Ben, about));
        await test.Studio.AsAsync<CaseActions>(ModeratedStudio.Ben, cases => cases.NoteAsync(about, "Between us.", Token), Token);
        await test.Studio.AsAsync<CaseActions>(ModeratedStudio.Ben, cases => cases.AnswerAsync(about, "Which squirrel?", Token), Token);

        var read = await test.Studio.AsAsync<AuthorCases, AuthorCase?>(TestPerson.Owner, cases => cases.FindAsync(about, Token), Token);

        Assert.Equal([(false, "It is a squirrel."), (true, "Which squirrel?")], read!.Notes.Select(note => (note.IsAnswer, note.Text)));
        for (var more = 1; more < AuthorNotes.Most; more++)
        {
            await AddAsync(test, TestPerson.Owner, about, $"More {more}");
        }

        Assert.StartsWith("You added 10 times already.", (await Assert.ThrowsAsync<StudioException>(() => AddAsync(test, TestPerson.Owner, about, "One more"))).Message, StringComparison.Ordinal);
        await test.PutInAsync(ModeratedStudio.Ben, about, new Verdict(CaseVerdict.Rejected, CaseReason.Sexual));
        Assert.StartsWith("This is decided", (await Assert.ThrowsAsync<StudioException>(() => AddAsync(test, TestPerson.Owner, about, "Too late"))).Message, StringComparison.Ordinal);
    }

    private static Task DeleteAsync(ModeratedTest test, TestPerson person, Guid about) => test.Studio.AsAsync<OwnHeldPictures>(person, own => own.DeleteAsync(about, Token), Token);

    private static Task AddAsync(ModeratedTest test, TestPerson person, Guid about, string text) => test.Studio.AsAsync<AuthorNotes>(person, notes => notes.AddAsync(about, text, Token), Token);
}
