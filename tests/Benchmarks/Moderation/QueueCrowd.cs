using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;

namespace Studio.Benchmarks.Moderation;

/// <summary>Cases of every kind, weight and state, every second one about a scored picture of its own; what waits is spread evenly among what is decided.</summary>
internal sealed class QueueCrowd(Guid author, int first, int count, int cases, int waiting)
{
    public static readonly DateTime Begin = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly CaseKind[] Kinds = [CaseKind.Picture, CaseKind.Wish, CaseKind.Check, CaseKind.Prompt, CaseKind.Derived, CaseKind.FalsePositive, CaseKind.Report];

    public async Task AddAsync(StudioDbContext context)
    {
        for (var number = first; number < first + count; number++)
        {
            var opened = Begin.AddMinutes(number);
            var about = Case(number, opened, number % 2 == 0 ? Picture(context, number, opened) : null);
            context.Add(about);
            if ((long)number * waiting / cases != (long)(number + 1) * waiting / cases)
            {
                about.State = number % 40 == 3 ? CaseState.Escalated : CaseState.Open;
                continue;
            }

            var verdict = number % 3 == 0 ? CaseVerdict.Rejected : CaseVerdict.Approved;
            (about.State, about.Verdict, about.DecidedAt) = (CaseState.Decided, verdict, opened.AddMinutes(1 + (number % 300)));
            context.Add(new CaseDecision { CaseId = about.Id, Act = verdict == CaseVerdict.Rejected ? CaseAct.Rejected : CaseAct.Approved, ById = author, At = about.DecidedAt.Value });
        }

        await context.SaveChangesAsync();
    }

    private ModerationCase Case(int number, DateTime opened, Guid? image)
    {
        var severity = (CaseSeverity)(number % Enum.GetValues<CaseSeverity>().Length);
        return new ModerationCase
        {
            Kind = Kinds[number % Kinds.Length],
            Severity = severity,
            Weight = CaseWeight.Of(severity, 1 + (number % 3)),
            AuthorId = author,
            ImageId = image,
            Wish = "リスの王",
            Prompt = "A small brown squirrel with a golden crown sits on a mossy stone in a sunlit pine forest, its bushy tail curled behind it.",
            Evidence = new CaseEvidence("Suggestive pictures", "picture", PolicyVersion: 14, "Class “sexy” 0.83, held for review from 0.80"),
            OpenedAt = opened,
        };
    }

    private Guid Picture(StudioDbContext context, int number, DateTime at)
    {
        var hash = number.ToString("x64");
        var scores = new Random(number);
        var image = new Image
        {
            Origin = ImageOrigin.Generated,
            BlobHash = hash,
            PixelHash = hash,
            Width = 256,
            Height = 256,
            ByteCount = 100_000,
            Provenance = new Provenance { Wish = "リスの王", Prompt = "A squirrel", CreatedAt = at },
            Prompt = "A squirrel",
            Wish = "リスの王",
            Language = "ja",
            ModelName = "Studio Mini",
            Seed = number,
            SearchText = "",
            CreatedById = author,
            CreatedAt = at,
            Looks = scores.NextInt64(),
            Safety = new ImageSafety("one", new[] { "Drawing", "Hentai", "Neutral", "Porn", "Sexy" }.ToDictionary(name => name, _ => scores.NextSingle())),
        };
        context.Add(image);
        return image.Id;
    }
}
