using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Findings;
using Studio.Data.Moderation.Opinions;
using Studio.Data.Moderation.Policies;

namespace Studio.Testing;

/// <summary>An October of moderation, the same every time: cases of every kind, decided by Ben and Chen, some of them twice, some appealed.</summary>
public static class ModeratedMonth
{
    public const string Month = "2026-10";

    private static readonly CaseKind[] Kinds = [CaseKind.Picture, CaseKind.Picture, CaseKind.Wish, CaseKind.Wish, CaseKind.Prompt, CaseKind.Report];
    private static readonly string[] Rules = ["Sexual pictures", "Suggestive pictures", "Sexual drawings"];

    /// <summary>After ModeratedStudio.AddModeratorsAsync.</summary>
    public static Task AddMonthAsync(this RunningStudio studio, CancellationToken cancellationToken) => studio.InAsync(
        async context =>
        {
            var people = await context.Users.ToDictionaryAsync(user => user.Email!, user => user.Id, cancellationToken);
            var (ben, chen, mia) = (people[ModeratedStudio.Ben.Email], people[ModeratedStudio.Chen.Email], people[ModeratedStudio.Mia.Email]);
            var rows = new List<object>();
            var appeals = new List<object>();
            for (var number = 0; number < 420; number++)
            {
                var about = Case(number, mia);
                var by = number % 5 < 3 ? ben : chen;
                rows.Add(about);
                if (about.State == CaseState.Decided)
                {
                    rows.Add(Decision(about, by, number));
                }

                if (about.Kind == CaseKind.Picture && number % 3 == 0 && by == ben)
                {
                    rows.Add(new CaseLook { CaseId = about.Id, UserId = ben, At = about.OpenedAt.AddMinutes(1) });
                }

                if (number % 4 == 0 && about.State == CaseState.Decided)
                {
                    rows.Add(new CaseOpinion { CaseId = about.Id, Ordinal = 1, ById = ben, Verdict = about.Verdict!.Value, At = about.OpenedAt });
                    rows.Add(new CaseOpinion { CaseId = about.Id, Ordinal = 2, ById = chen, Verdict = number % 24 == 0 ? CaseVerdict.Approved : about.Verdict.Value, At = about.OpenedAt });
                }

                if (number % 25 == 1 && about.Verdict == CaseVerdict.Rejected)
                {
                    appeals.Add(Appeal(about, number % 75 == 1 ? CaseVerdict.Approved : CaseVerdict.Rejected));
                }
            }

            context.AddRange(rows);
            await context.SaveChangesAsync(cancellationToken);
            context.AddRange(appeals);
            context.AddRange(Findings(mia));
            return await context.SaveChangesAsync(cancellationToken);
        },
        cancellationToken);

    /// <summary>Pictures of the last days with scores of "sexy" from 0 to 1, some of which people judged.</summary>
    public static async Task AddScoresAsync(this RunningStudio studio, int count, CancellationToken cancellationToken)
    {
        var images = await studio.AddPicturesAsync(TestPerson.Slug, count, cancellationToken);
        await studio.InAsync(
            async context =>
            {
                var now = images.Max(image => image.CreatedAt);
                for (var number = 0; number < count; number++)
                {
                    await ScoreAsync(context, images[number], number, Score(number, count), now, cancellationToken);
                }

                return await context.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>Evenly from 0.00 on: of a hundred pictures one at each step.</summary>
    private static float Score(int number, int count) => (float)Math.Round((double)number / count, 2);

    private static async Task ScoreAsync(StudioDbContext context, Image image, int number, float score, DateTime now, CancellationToken cancellationToken)
    {
        var safety = new ImageSafety("one", new Dictionary<string, float> { ["Sexy"] = score, ["Porn"] = 0.01f, ["Hentai"] = 0.02f });
        var held = score >= 0.8f;
        await context.Images.AlsoHidden().Where(i => i.Id == image.Id).ExecuteUpdateAsync(
            set => set.SetProperty(i => i.Safety, safety).SetProperty(i => i.Standing, held && number % 2 == 0 ? ImageStanding.Removed : ImageStanding.Shown), cancellationToken);
        if (held || number % 10 == 5)
        {
            var about = Rows.Case(image.CreatedById, now.AddHours(-2), image.Id, held ? CaseKind.Picture : CaseKind.Check);
            (about.State, about.DecidedAt) = (CaseState.Decided, now.AddHours(-1));
            about.Verdict = (held && number % 2 == 0) || number == 75 ? CaseVerdict.Rejected : CaseVerdict.Approved;
            context.Add(about);
        }
    }

    private static ModerationCase Case(int number, Guid author)
    {
        var opened = new DateTime(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(number * 31 / 420).AddMinutes(number * 7 % 600);
        var kind = number % 12 == 11 ? CaseKind.Check : Kinds[number % Kinds.Length];
        var about = new ModerationCase
        {
            Kind = kind,
            Severity = CaseSeverity.Middle,
            Weight = CaseWeight.Of(CaseSeverity.Middle, 1),
            AuthorId = author,
            Wish = "Eine Hafenstadt im Schnee",
            Evidence = new CaseEvidence(Rules[number % Rules.Length], kind == CaseKind.Picture ? "picture" : "terms", PolicyVersion: 14, "Class “sexy” 0.83, held for review from 0.80"),
            OpenedAt = opened,
        };
        if (number % 60 != 59)
        {
            (about.State, about.DecidedAt) = (CaseState.Decided, opened.AddMinutes(5 + (number * number % 170) + (number % 40 == 7 ? 300 : 0)));
            about.Verdict = kind == CaseKind.Check || number % 3 == 2 ? CaseVerdict.Approved : CaseVerdict.Rejected;
        }

        return about;
    }

    private static CaseDecision Decision(ModerationCase about, Guid by, int number) => new()
    {
        CaseId = about.Id,
        Act = about.Verdict == CaseVerdict.Approved ? CaseAct.Approved : CaseAct.Rejected,
        Reason = about.Verdict == CaseVerdict.Approved ? null : (CaseReason)(number % 4),
        ById = by,
        At = about.DecidedAt!.Value,
    };

    private static ModerationCase Appeal(ModerationCase first, CaseVerdict verdict) => new()
    {
        Kind = CaseKind.Appeal,
        Severity = first.Severity,
        Weight = first.Weight,
        AuthorId = first.AuthorId,
        AppealOf = first.Id,
        Said = "It is a squirrel.",
        Evidence = first.Evidence,
        OpenedAt = first.DecidedAt!.Value.AddMinutes(30),
        State = CaseState.Decided,
        Verdict = verdict,
        DecidedAt = new DateTime(2026, 10, 31, 12, 0, 0, DateTimeKind.Utc),
    };

    private static IEnumerable<object> Findings(Guid author)
    {
        var at = new DateTime(2026, 10, 12, 9, 0, 0, DateTimeKind.Utc);
        var thread = Rows.Thread(author, at);
        var turn = Rows.Turn(thread);
        yield return thread;
        yield return turn;
        foreach (var (id, name, judged, agreed, fired) in new[] { ("slurs", "Slurs and hate", 26, 24, 30), ("artists", "Living artists’ styles", 71, 44, 90), ("weapons", "Weapons", 58, 19, 64), ("phones", "Phone numbers", 0, 0, 12) })
        {
            for (var number = 0; number < fired; number++)
            {
                var finding = new PolicyFinding
                {
                    TurnId = turn.Id,
                    Stage = TextStage.Wish,
                    TextHash = Rows.Hash($"{id}{number}"),
                    Outcome = TextOutcome.Held,
                    Standing = number < agreed ? FindingStanding.Rejected : number < judged ? FindingStanding.Approved : FindingStanding.Stands,
                    PolicyNumber = 14,
                    AuthorId = author,
                    CreatedAt = at,
                };
                yield return finding;
                yield return new PolicyHit { FindingId = finding.Id, Ordinal = 0, RuleId = id, RuleName = name, Kind = RuleKind.Terms, Action = RuleAction.Hold, Sentence = "", Words = [], CreatedAt = at };
            }
        }
    }
}
