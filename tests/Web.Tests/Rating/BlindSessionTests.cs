using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Designs;
using Studio.Data.Evaluation.Sessions;
using Studio.Data.Gallery;
using Studio.Inference.Imaging;
using Studio.Testing;
using Studio.Web.Rating;

namespace Studio.Web.Tests.Rating;

/// <summary>Blind means blind: every byte that a session is served.</summary>
public sealed class BlindSessionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_byte_of_a_guests_whole_session_tells_what_made_a_picture()
    {
        await using var rated = await RatedStudio.StartAsync(Token);
        using var guest = new SessionClient(rated.Studio, RatingAddress.Guest(rated.Link));
        await guest.OpenAsync(Token);
        Assert.Equal(HttpStatusCode.Redirect, await guest.BeginAsync("Noor", Token));
        await guest.OpenAsync(Token);
        Assert.Equal("practice", (await guest.AskAsync("step", Token)).GetProperty("stage").GetString());
        var step = await guest.AskAsync("practised", Token);
        var sizes = new List<(int, int)>();
        var answers = 0;
        while (step.GetProperty("stage").GetString() == "pair")
        {
            var pair = step.GetProperty("current");
            foreach (var side in new[] { "left", "right" })
            {
                var (status, bytes) = await guest.PictureAsync(pair.GetProperty(side).GetString()!, Token);
                Assert.Equal(HttpStatusCode.OK, status);
                var png = PngReader.Read(bytes);
                Assert.Empty(png.Texts);
                sizes.Add((png.Width, png.Height));
            }

            step = await guest.AskAsync("answer", Token, ("pair", pair.GetProperty("id").GetString()!), ("answer", "left"), ("milliseconds", "2500"));
            answers++;
        }

        await guest.AskAsync("undo", Token);
        await guest.TryAsync("report", Token, ("key", "nothing"), ("words", "Is this one right?"));
        await guest.AskAsync("end", Token);
        Assert.Equal("done", step.GetProperty("stage").GetString());
        // Four pairs, and at least one check.
        Assert.InRange(answers, 5, 6);
        Assert.Single(sizes.Distinct());

        foreach (var secret in await SecretsAsync(rated))
        {
            foreach (var (address, headers, body) in guest.Served)
            {
                Assert.False(headers.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{address} has “{secret}” in a header");
                Assert.False(Encoding.Latin1.GetString(body).Contains(secret, StringComparison.OrdinalIgnoreCase), $"{address} has “{secret}”");
            }
        }

        Assert.All(guest.Served.Where(served => served.Address.Contains("/picture/", StringComparison.Ordinal)), served =>
        {
            Assert.Contains("no-store", served.Headers, StringComparison.Ordinal);
            Assert.DoesNotContain("ETag", served.Headers, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Last-Modified", served.Headers, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task A_guests_cookie_and_link_open_nothing_else()
    {
        await using var rated = await RatedStudio.StartAsync(Token);
        using var guest = await BegunAsync(rated, "Noor");
        using var other = await BegunAsync(rated, "Kiwi");
        var mine = (await guest.AskAsync("step", Token)).GetProperty("current");

        Assert.Equal(HttpStatusCode.NotFound, (await other.PictureAsync(mine.GetProperty("left").GetString()!, Token)).Status);
        foreach (var address in new[] { $"/w/{TestPerson.Slug}/gallery", $"/w/{TestPerson.Slug}/rate", $"/w/{TestPerson.Slug}/rate/{rated.Run.Evaluation.Id}/picture/{mine.GetProperty("id").GetString()}", $"/w/{TestPerson.Slug}/images/{rated.Run.Images[0].Id}/file" })
        {
            using var answer = await guest.Browser.GetAsync(address, Token);
            Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.Found, $"{address}: {(int)answer.StatusCode}");
            Assert.StartsWith("/sign-in", guest.Browser.Target(answer), StringComparison.Ordinal);
        }

        await guest.AskAsync("answer", Token, ("pair", mine.GetProperty("id").GetString()!), ("answer", "bothBad"), ("milliseconds", "900"));
        Assert.Equal(HttpStatusCode.NotFound, (await guest.PictureAsync(mine.GetProperty("left").GetString()!, Token)).Status);
    }

    [Fact]
    public async Task Pairs_that_came_twice_are_shown_small_at_the_end_to_whoever_rated_them_and_to_nobody_else()
    {
        await using var rated = await RatedStudio.StartAsync(Token, prompts: 10, checkEvery: 0, repeatEvery: 2, side: 256);
        await rated.WithAsync(db => db.Images.AlsoOfEvaluations().ExecuteUpdateAsync(set => set.SetProperty(image => image.Width, 256).SetProperty(image => image.Height, 256), Token), Token);
        using var guest = await BegunAsync(rated, "Noor");
        using var other = await BegunAsync(rated, "Kiwi");
        var step = await guest.AskAsync("step", Token);
        while (step.GetProperty("stage").GetString() == "pair")
        {
            step = await guest.AskAsync("answer", Token, ("pair", step.GetProperty("current").GetProperty("id").GetString()!), ("answer", "left"), ("milliseconds", "2500"));
        }

        var repeats = (await guest.AskAsync("end", Token)).GetProperty("repeats").EnumerateArray().ToList();
        Assert.NotEmpty(repeats);
        // Always the left one: with the sides changed that is another picture.
        Assert.All(repeats, pair => Assert.False(pair.GetProperty("isSame").GetBoolean()));
        Assert.All(repeats, pair => Assert.Equal(("right", "left"), (pair.GetProperty("first").GetString(), pair.GetProperty("later").GetString())));
        var addresses = repeats.SelectMany(pair => new[] { pair.GetProperty("left").GetString()!, pair.GetProperty("right").GetString()! }).ToList();
        foreach (var address in addresses)
        {
            var (status, bytes) = await guest.PictureAsync(address, Token);
            Assert.Equal(HttpStatusCode.OK, status);
            var png = PngReader.Read(bytes);
            Assert.Equal((192, 192), (png.Width, png.Height));
            Assert.Empty(png.Texts);
            Assert.Equal(HttpStatusCode.NotFound, (await other.PictureAsync(address, Token)).Status);
        }

        foreach (var secret in await SecretsAsync(rated))
        {
            Assert.DoesNotContain(guest.Served, served => Encoding.Latin1.GetString(served.Body).Contains(secret, StringComparison.OrdinalIgnoreCase));
        }

        await rated.WithAsync(db => db.Images.AlsoOfEvaluations().ExecuteUpdateAsync(set => set.SetProperty(image => image.Standing, ImageStanding.Held), Token), Token);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.PictureAsync(addresses[0], Token)).Status);
        await rated.WithAsync(db => db.RatingAssignments.ExecuteUpdateAsync(set => set.SetProperty(a => a.AnsweredAt, a => a.AnsweredAt!.Value.AddDays(-2)), Token), Token);
        Assert.All((await guest.AskAsync("end", Token)).GetProperty("repeats").EnumerateArray(), pair => Assert.False(pair.TryGetProperty("left", out _)));
    }

    [Fact]
    public async Task The_wish_is_shown_where_the_question_is_about_it_and_nowhere_else()
    {
        await using var following = await RatedStudio.StartAsync(Token, EvaluationQuestion.PromptFollowing, prompts: 1);
        using var guest = await BegunAsync(following, "Noor");
        Assert.Equal(following.Run.Prompts[0].Text, (await guest.AskAsync("step", Token)).GetProperty("current").GetProperty("text").GetString());
    }

    [Fact]
    public async Task Whoever_deletes_by_their_code_leaves_nothing_behind()
    {
        await using var rated = await RatedStudio.StartAsync(Token);
        using var guest = await BegunAsync(rated, "Noor");
        await VoteAsync(rated, guest);
        await guest.AskAsync("stop", Token);
        var code = (await guest.AskAsync("end", Token)).GetProperty("code").GetString()!;
        using var elsewhere = new SessionClient(rated.Studio, RatingAddress.Guest(rated.Link));
        await elsewhere.OpenAsync(Token);

        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.TryAsync("delete", Token, ("code", "amber-acorn-alder-11"))).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await elsewhere.TryAsync("delete", Token, ("code", code.ToUpperInvariant().Replace('-', ' ')))).Status);

        Assert.Equal((0, 0, 0), await rated.WithAsync(async db => (await db.Votes.CountAsync(Token), await db.Raters.CountAsync(Token), await db.RatingPairs.SumAsync(p => p.Answers, Token)), Token));
    }

    [Fact]
    public async Task A_code_deletes_nothing_once_the_numbers_are_published()
    {
        await using var rated = await RatedStudio.StartAsync(Token);
        using var guest = await BegunAsync(rated, "Noor");
        await VoteAsync(rated, guest);
        var code = (await guest.AskAsync("end", Token)).GetProperty("code").GetString()!;
        await rated.WithAsync(db => db.Evaluations.ExecuteUpdateAsync(set => set.SetProperty(e => e.State, EvaluationState.Published), Token), Token);

        Assert.Equal(HttpStatusCode.Conflict, (await guest.TryAsync("delete", Token, ("code", code))).Status);
        Assert.Equal(1, await rated.WithAsync(db => db.Votes.CountAsync(Token), Token));
    }

    [Fact]
    public async Task A_link_that_went_round_is_closed_and_its_votes_wait_for_a_person()
    {
        await using var rated = await RatedStudio.StartAsync(Token, guests: 10);
        var begun = new List<HttpStatusCode>();
        for (var at = 0; at < 6; at++)
        {
            using var guest = new SessionClient(rated.Studio, RatingAddress.Guest(rated.Link));
            await guest.OpenAsync(Token);
            begun.Add(await guest.BeginAsync($"Guest {at}", Token));
        }

        // The fifth made it a burst; the sixth finds the link closed.
        var (link, raters) = await rated.WithAsync(async db => (await db.GuestLinks.SingleAsync(Token), await db.Raters.ToListAsync(Token)), Token);
        Assert.Equal(GuestLinkEnd.Burst, link.EndedBy);
        Assert.Equal(5, raters.Count);
        Assert.All(raters, rater => Assert.True(rater is { Mark: RaterMark.Burst, LeftOutAt: not null, LeftOutById: null }));
        Assert.NotEqual(HttpStatusCode.Redirect, begun[^1]);
        using var late = new SessionClient(rated.Studio, RatingAddress.Guest(rated.Link));
        Assert.Contains("This link ended", await late.OpenAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_guests_who_take_the_last_places_at_once_only_as_many_get_in()
    {
        await using var rated = await RatedStudio.StartAsync(Token, guests: 3);
        var guests = await Task.WhenAll(Enumerable.Range(0, 6).Select(async at =>
        {
            var guest = new SessionClient(rated.Studio, RatingAddress.Guest(rated.Link));
            await guest.OpenAsync(Token);
            return guest;
        }));

        await Task.WhenAll(guests.Select((guest, at) => guest.BeginAsync($"Guest {at}", Token)));

        Assert.Equal((3, 3), await rated.WithAsync(async db => (await db.Raters.CountAsync(Token), (await db.GuestLinks.SingleAsync(Token)).Used), Token));
        Array.ForEach(guests, guest => guest.Dispose());
    }

    [Fact]
    public async Task Without_the_box_ticked_nobody_takes_part()
    {
        await using var rated = await RatedStudio.StartAsync(Token);
        using var browser = new Client(rated.Studio);
        using var answer = await browser.SubmitAsync(RatingAddress.Guest(rated.Link), new Dictionary<string, string>(StringComparer.Ordinal) { ["Name"] = "Noor" }, Token);

        Assert.Contains("Tick the box", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(0, await rated.WithAsync(db => db.Raters.CountAsync(Token), Token));
    }

    [Fact]
    public async Task A_member_rates_at_an_address_of_the_workspace_and_a_stranger_finds_nothing()
    {
        await using var rated = await RatedStudio.StartAsync(Token);
        var address = RatingAddress.Member(TestPerson.Slug, rated.Run.Evaluation.Id);
        using var member = new SessionClient(rated.Studio, address);
        (await member.Browser.SignInAsync(TestPerson.Owner, Token)).Dispose();
        await member.OpenAsync(Token);
        var pair = (await member.AskAsync("step", Token)).GetProperty("current");

        Assert.Equal(HttpStatusCode.OK, (await member.PictureAsync(pair.GetProperty("right").GetString()!, Token)).Status);
        await VoteAsync(rated, member);
        Assert.Equal(1, await rated.WithAsync(db => db.Votes.CountAsync(v => v.VoterId != null && v.IsBlind, Token), Token));

        await rated.Studio.AddStrangerAsync(TestPerson.Stranger, "inland", Token);
        using var stranger = new Client(rated.Studio);
        (await stranger.SignInAsync(TestPerson.Stranger, Token)).Dispose();
        using var refused = await stranger.GetAsync(address, Token);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    private static async Task<SessionClient> BegunAsync(RatedStudio rated, string name)
    {
        var guest = new SessionClient(rated.Studio, RatingAddress.Guest(rated.Link));
        await guest.OpenAsync(Token);
        await guest.BeginAsync(name, Token);
        await guest.OpenAsync(Token);
        await guest.AskAsync("practised", Token);
        return guest;
    }

    /// <summary>Answers until there is a vote: a check, which comes first now and then, is none.</summary>
    private static async Task VoteAsync(RatedStudio rated, SessionClient rater)
    {
        do
        {
            var pair = (await rater.AskAsync("step", Token)).GetProperty("current");
            await rater.AskAsync("answer", Token, ("pair", pair.GetProperty("id").GetString()!), ("answer", "left"), ("milliseconds", "2500"));
        }
        while (!await rated.WithAsync(db => db.Votes.AnyAsync(Token), Token));
    }

    /// <summary>What nobody may find: names, texts, seeds, hashes and ids of everything behind the pairs.</summary>
    private static async Task<IReadOnlyList<string>> SecretsAsync(RatedStudio rated)
    {
        var run = rated.Run;
        var pairs = await rated.WithAsync(db => db.RatingPairs.Select(p => p.Id).ToListAsync(Token), Token);
        var given = await rated.WithAsync(db => db.RatingAssignments.Select(a => new { a.Id, a.RaterId }).ToListAsync(Token), Token);
        IEnumerable<Guid> ids =
        [
            rated.Workspace, run.Evaluation.Id, .. run.Entries.SelectMany(e => new[] { e.Id, e.SystemId!.Value }), .. run.Prompts.Select(p => p.Id), .. run.Samples.Select(s => s.Id),
            .. run.Images.Select(i => i.Id), .. pairs, .. given.Select(a => a.Id), .. given.Select(a => a.RaterId).Distinct(),
        ];
        return
        [
            "Secret model", "Secret system", "secret-folder", "secretmodelhash", "secret-model-id", "4242", RatedStudio.SecretText, "A described thing", "upsampler", "Studio Mini", "DDIM", "isSwapped", "isScrambled",
            .. ids.SelectMany(id => new[] { id.ToString(), id.ToString("N") }), .. run.Images.SelectMany(i => new[] { i.BlobHash, i.PixelHash }),
        ];
    }
}
