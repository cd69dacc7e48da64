using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Gallery;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Settings;
using Studio.Testing;
using Studio.Web.Moderation.Authors;
using Studio.Web.Moderation.Cases;
using Studio.Web.Moderation.Together;

namespace Studio.Web.Tests.Moderation;

/// <summary>A studio with two moderators on one of the databases, and what they do there.</summary>
internal sealed class ModeratedTest : IAsyncDisposable
{
    private readonly SharedStudio? _shared;

    private ModeratedTest(SharedStudio? shared, RunningStudio studio)
    {
        (_shared, Studio) = (shared, studio);
    }

    public RunningStudio Studio { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<ModeratedTest> StartAsync(DatabaseKind kind)
    {
        var shared = kind == DatabaseKind.PostgreSql ? await SharedStudio.CreateAsync(Token) : null;
        var studio = shared is null ? await RunningStudio.StartWithOwnerAsync(Token) : await shared.StartAsync("Slots:Pictures=0", Token);
        if (shared is not null)
        {
            await SharedStudio.AddOwnerAsync(studio, Token);
        }

        await studio.AddModeratorsAsync(Token);
        return new ModeratedTest(shared, studio);
    }

    public async ValueTask DisposeAsync()
    {
        await Studio.DisposeAsync();
        if (_shared is not null)
        {
            await _shared.DisposeAsync();
        }
    }

    /// <summary>Pictures of the owner, each held with a case of its own.</summary>
    public async Task<IReadOnlyList<(Image Image, Guid Case)>> HoldAsync(int count)
    {
        var held = new List<(Image, Guid)>();
        foreach (var image in await Studio.AddPicturesAsync(TestPerson.Slug, count, Token, width: 128, height: 96))
        {
            held.Add((image, await Studio.HoldAsync(image, Token)));
        }

        return held;
    }

    /// <summary>A picture that is shown, made from another.</summary>
    public async Task<Image> DeriveAsync(Image parent)
    {
        var image = (await Studio.AddPicturesAsync(TestPerson.Slug, 1, Token, width: 128, height: 96)).Single();
        await Studio.InAsync(
            async context =>
            {
                context.Add(new ImageLink { ChildId = image.Id, ParentId = parent.Id, Kind = ImageLinkKind.Variation });
                return await context.SaveChangesAsync(Token);
            },
            Token);
        return image;
    }

    public Task SetAsync(Action<ModerationSettings> change) => Studio.InAsync(
        async context =>
        {
            var settings = await context.ModerationSettings.SingleOrDefaultAsync(Token);
            if (settings is null)
            {
                context.Add(settings = new ModerationSettings());
            }

            change(settings);
            return await context.SaveChangesAsync(Token);
        },
        Token);

    public Task<string?> TakeAsync(TestPerson person, Guid about) => Studio.AsAsync<CaseActions, string?>(person, cases => cases.TakeAsync(about, Token), Token);

    /// <summary>Takes it and puts a verdict in.</summary>
    public async Task<Decided> PutInAsync(TestPerson person, Guid about, Verdict verdict, Along? along = null)
    {
        Assert.Null(await TakeAsync(person, about));
        return await Studio.AsAsync<CaseVerdicts, Decided>(person, cases => cases.PutInAsync(about, verdict, along ?? Along.Nothing, Token), Token);
    }

    /// <summary>By the owner, about a picture of theirs.</summary>
    public async Task<Guid> AppealAsync(Guid about)
    {
        await Studio.AsAsync<Appeals>(TestPerson.Owner, appeals => appeals.AppealAsync(about, "Please look again.", Token), Token);
        return await Studio.InAsync(c => c.Cases.Where(x => x.AppealOf == about).Select(x => x.Id).SingleAsync(Token), Token);
    }

    public Task<TogetherView> TogetherAsync(TestPerson person, Guid about) => Studio.AsAsync<TogetherQueries, TogetherView>(person, together => together.OfAsync(about, Token), Token);

    public Task UndoAsync(TestPerson person, Guid id) => Studio.AsAsync<CaseUndo>(person, undo => undo.RunAsync(id, Token), Token);

    public Task<ImageStanding> StandingAsync(Image image) =>
        Studio.InAsync(c => c.Images.AlsoHidden().Where(i => i.Id == image.Id).Select(i => i.Standing).SingleAsync(Token), Token);

    public Task<ModerationCase> CaseAsync(Guid id) => Studio.InAsync(c => c.Cases.AsNoTracking().SingleAsync(x => x.Id == id, Token), Token);

    public Task<T> InAsync<T>(Func<StudioDbContext, Task<T>> work) => Studio.InAsync(work, Token);
}
