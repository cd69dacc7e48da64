using Studio.Data;
using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Sessions;
using Studio.Data.Evaluation.Sessions.Codes;
using Studio.Data.Evaluation.Sessions.Guests;
using Studio.Data.Tenancy;
using Studio.Jobs.Events;
using Studio.Web.Account;
using Studio.Web.Images;
using Studio.Web.Rating.Guests;
using Studio.Web.Shell;

namespace Studio.Web.Rating;

/// <summary>What the script of a session asks, the same for members and guests. Names of assignments and pictures are random; no id, hash or model is in any answer.</summary>
internal static class RatingEndpoints
{
    public static void MapRating(this RouteGroupBuilder workspace) =>
        Map(workspace.MapGroup("/rate/{evaluation:guid}").AddEndpointFilter<RefusalFilter>().AddEndpointFilter<RaterRefusalFilter>().AddEndpointFilter(RaterEntry.MemberAsync));

    public static void MapGuestRating(this IEndpointRouteBuilder app)
    {
        var guests = app.MapGroup("/r/{secret}").AllowAnonymous().AddEndpointFilter<RefusalFilter>().AddEndpointFilter<RaterRefusalFilter>();
        Map(guests.MapGroup("").RequireRateLimiting(RatingLimit.Session).AddEndpointFilter(RaterEntry.GuestAsync));
        guests.MapPost("/delete", DeleteAsync).RequireRequestToken().RequireRateLimiting(SignInLimit.Policy);
    }

    private static void Map(RouteGroupBuilder session)
    {
        session.MapGet("/picture/{key}", PictureAsync);
        var acts = session.MapGroup("").RequireRequestToken();
        acts.MapPost("/step", (HttpContext context, Guid tab, RatingSessions sessions, CancellationToken ct) => StepAsync(context, sessions.StepAsync(RaterEntry.Of(context).Id, tab, ct)));
        acts.MapPost("/take-over", (HttpContext context, Guid tab, RatingSessions sessions, CancellationToken ct) => StepAsync(context, sessions.TakeOverAsync(RaterEntry.Of(context).Id, tab, ct)));
        acts.MapPost("/practised", (HttpContext context, Guid tab, RatingSessions sessions, CancellationToken ct) => StepAsync(context, sessions.PractisedAsync(RaterEntry.Of(context).Id, tab, ct)));
        acts.MapPost("/rested", (HttpContext context, Guid tab, RatingSessions sessions, CancellationToken ct) => StepAsync(context, sessions.RestedAsync(RaterEntry.Of(context).Id, tab, ct)));
        acts.MapPost("/stop", (HttpContext context, Guid tab, RatingSessions sessions, CancellationToken ct) => StepAsync(context, sessions.StopAsync(RaterEntry.Of(context).Id, tab, ct)));
        acts.MapPost("/more", (HttpContext context, Guid tab, RatingSessions sessions, CancellationToken ct) => StepAsync(context, sessions.MoreAsync(RaterEntry.Of(context).Id, tab, EndView.More, ct)));
        acts.MapPost("/answer", AnswerAsync);
        acts.MapPost("/undo", UndoAsync);
        acts.MapPost("/report", ReportAsync);
        acts.MapPost("/end", EndAsync);
    }

    private static async Task<IResult> StepAsync(HttpContext context, Task<RatingStep> step) => Json(context, StepView.Of(await step, RaterEntry.Of(context).Session));

    private static async Task<IResult> AnswerAsync(
        HttpContext context, Guid tab, string pair, string answer, int milliseconds, RatingSessions sessions, CurrentWorkspace workspace, StudioEvents events, CancellationToken ct)
    {
        if (!Enum.TryParse<VoteAnswer>(answer, ignoreCase: true, out var said) || !Enum.IsDefined(said))
        {
            throw new RatingRefused(RatingRefusal.NoSuchAnswer);
        }

        var step = await sessions.AnswerAsync(RaterEntry.Of(context).Id, tab, pair, said, milliseconds, ct);
        events.Publish(workspace.Id, new VoteEvent());
        return Json(context, StepView.Of(step, RaterEntry.Of(context).Session));
    }

    private static async Task<IResult> UndoAsync(HttpContext context, Guid tab, RatingSessions sessions, CurrentWorkspace workspace, StudioEvents events, CancellationToken ct)
    {
        var step = await sessions.UndoAsync(RaterEntry.Of(context).Id, tab, ct);
        events.Publish(workspace.Id, new VoteEvent());
        return Json(context, StepView.Of(step, RaterEntry.Of(context).Session));
    }

    private static async Task<IResult> PictureAsync(HttpContext context, string key, RatedPictures pictures, RatedPictureFiles files, CurrentWorkspace workspace, CancellationToken ct)
    {
        var bytes = await files.ReadAsync(workspace, await pictures.FindAsync(RaterEntry.Of(context).Id, key, ct), ct);
        ImageEndpoints.Guard(context.Response);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Bytes(bytes, "image/png");
    }

    private static async Task<IResult> ReportAsync(HttpContext context, string key, string words, RatedPictures pictures, RatedReports reports, CancellationToken ct)
    {
        await reports.ReportAsync(await pictures.FindAsync(RaterEntry.Of(context).Id, key, ct), words, ct);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> EndAsync(HttpContext context, SessionEnds ends, CancellationToken ct)
    {
        var seat = RaterEntry.Of(context);
        var code = seat.Door is { State: not Data.Evaluation.Designs.EvaluationState.Published } && RaterCookie.Read(context) is { } secret ? DeletionCode.Of(secret) : null;
        return Json(context, EndView.Of(await ends.OfAsync(seat.Id, ct), seat.Session, code));
    }

    /// <summary>By the code, from any browser that has the link; of this browser's own answers without one.</summary>
    private static async Task<IResult> DeleteAsync(
        HttpContext context, string secret, string? code, RaterEntry entry, GuestBook guests, CurrentWorkspace workspace, StudioEvents events, CancellationToken ct)
    {
        var (door, rater) = await entry.GuestAsync(context, secret);
        var own = rater is null ? null : DeletionCode.Of(RaterCookie.Read(context)!);
        if ((code ?? own) is not { } asked || !await guests.DeleteAsync(door, asked, ct))
        {
            throw new RatingRefused(RatingRefusal.NoCode);
        }

        if (own is not null && DeletionCode.Normalised(asked) == own)
        {
            RaterCookie.Forget(context, secret);
        }

        events.Publish(workspace.Id, new VoteEvent());
        return TypedResults.NoContent();
    }

    private static IResult Json<T>(HttpContext context, T view)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(view, StudioJson.Options);
    }
}
