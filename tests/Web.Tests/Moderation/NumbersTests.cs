using System.Net;
using Studio.Data;
using Studio.Testing;
using Studio.Web.Moderation.Limits;
using Studio.Web.Moderation.Numbers;

namespace Studio.Web.Tests.Moderation;

public sealed class NumbersTests
{
    private static readonly NumbersMonth October = NumbersMonth.Read(ModeratedMonth.Month)!.Value;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Moderators_see_their_own_share_and_owners_everybodys_without_what_they_looked_at()
    {
        await using var studio = await StartAsync();

        var ben = await studio.AsAsync<NumbersQueries, NumbersView>(ModeratedStudio.Ben, numbers => numbers.ReadAsync(October, Token), Token);
        var owner = await studio.AsAsync<NumbersQueries, NumbersView>(TestPerson.Owner, numbers => numbers.ReadAsync(October, Token), Token);

        var row = Assert.Single(ben.Reviewers);
        Assert.Equal(ModeratedStudio.Ben.Name, row.Name);
        Assert.True(row.Own!.Unblurred > 0);
        Assert.Equal([ModeratedStudio.Ben.Name, ModeratedStudio.Chen.Name], owner.Reviewers.Select(reviewer => reviewer.Name));
        Assert.All(owner.Reviewers, reviewer => Assert.Null(reviewer.Own));
        Assert.Equal((420, owner.Cases), (ben.Cases, ben.Cases));
        Assert.Equal(owner.Reviewers.Sum(reviewer => reviewer.Decided), owner.Decided);
    }

    [Fact]
    public async Task The_numbers_come_as_a_table_and_only_to_moderators()
    {
        await using var studio = await StartAsync();
        using var ben = await ClientAsync(studio, ModeratedStudio.Ben);
        using var mia = await ClientAsync(studio, ModeratedStudio.Mia);
        const string address = $"/w/{TestPerson.Slug}/moderation/numbers.csv?month={ModeratedMonth.Month}";

        using var answer = await ben.GetAsync(address, Token);
        var csv = await answer.Content.ReadAsStringAsync(Token);
        using var refused = await mia.GetAsync(address, Token);

        Assert.StartsWith("figure,what,value,low,high,of\r\n", csv, StringComparison.Ordinal);
        Assert.Contains("\r\nprecision of a rule,Weapons,0.327586,", csv, StringComparison.Ordinal);
        Assert.Contains("\r\nprecision of a rule,Phone numbers,,,,0\r\n", csv, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task A_limit_that_was_never_in_force_says_what_it_would_have_done()
    {
        await using var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddModeratorsAsync(Token);
        await studio.AddScoresAsync(100, Token);

        var view = await studio.AsAsync<LimitsQueries, LimitsView>(ModeratedStudio.Ben, limits => limits.ReadAsync(30, Token), Token);

        var sexy = view.Scores.Classes["Sexy"];
        Assert.Equal((100, 100), (view.Scores.Pictures, sexy.Total));
        // One picture at each hundredth: 20 from 0.80 on, 10 of them rejected; 0.75 was rejected in the random check.
        Assert.Equal((20, 10, 10), (sexy.At(80).All, sexy.At(80).Rejected, sexy.At(80).Approved));
        Assert.Equal("With 0.70 instead of 0.80, the last 30 days had 10 more pictures held, 1 of which people had rejected.", LimitWords.Verdict(sexy, 80, 70, "held", LimitWords.Time(30, isCut: false)));
        Assert.Equal("0 of the others people had approved; at 9 nobody had looked.", LimitWords.Rest(sexy, 80, 70));
        Assert.Equal("With 0.90 instead of 0.80, the last 30 days had 10 fewer pictures held, 5 of which people had rejected.", LimitWords.Verdict(sexy, 80, 90, "held", LimitWords.Time(30, isCut: false)));
        Assert.Equal("0.80 is the limit in force: in the last 30 days 20 pictures were held by it, 10 of which people had rejected.", LimitWords.Verdict(sexy, 80, 80, "held", LimitWords.Time(30, isCut: false)));
        Assert.Equal(10, sexy.Between(70, 80).Count);
        Assert.Equal((8, 1), (view.Check.Judged, view.Check.Rejected));
        await Assert.ThrowsAsync<StudioException>(() => studio.AsAsync<LimitsQueries, LimitsView>(ModeratedStudio.Mia, limits => limits.ReadAsync(30, Token), Token));
    }

    [Theory]
    [InlineData("", 0, 0, 0)]
    [InlineData("0 5 10", 10, 0, 0)]
    [InlineData("0 7 14 21 28 35 42 49", 49, 1, 1)]
    [InlineData("0 8 16 24 32 40 48 56 64 72 80 88 96 104", 104, 2, 0)]
    [InlineData("0 8 20 28", 8, 0, 0)]
    public void A_break_is_due_after_45_minutes_and_kept_by_whoever_stops_soon(string minutes, int longest, int due, int kept)
    {
        var day = new DateTime(2026, 10, 5, 9, 0, 0, DateTimeKind.Utc);
        var moments = minutes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(minute => day.AddMinutes(int.Parse(minute, System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Equal(new OwnExposure(3, TimeSpan.FromMinutes(longest), due, kept), OwnExposure.Of(moments, unblurred: 3));
    }

    [Fact]
    public void Weeks_begin_on_mondays_and_end_with_the_month()
    {
        Assert.Equal(["1–4 Oct", "5–11 Oct", "12–18 Oct", "19–25 Oct", "26–31 Oct"], NumbersWeek.Of(October).Select(week => week.Name));
        Assert.Null(NumbersMonth.Read("2026-13"));
        Assert.Null(NumbersMonth.Read(null));
    }

    private static async Task<Client> ClientAsync(RunningStudio studio, TestPerson person)
    {
        var client = new Client(studio);
        (await client.SignInAsync(person, Token)).Dispose();
        return client;
    }

    private static async Task<RunningStudio> StartAsync()
    {
        var studio = await RunningStudio.StartWithOwnerAsync(Token);
        await studio.AddModeratorsAsync(Token);
        await studio.AddMonthAsync(Token);
        return studio;
    }
}
