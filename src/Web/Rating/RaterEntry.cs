using Studio.Data.Evaluation.Sessions;
using Studio.Data.Evaluation.Sessions.Guests;
using Studio.Data.Tenancy;
using Studio.Web.Rating.Guests;

namespace Studio.Web.Rating;

/// <summary>Who rates, by the address: a member under /w/, a guest under /r/. Everything after it is the same for both. Scoped.</summary>
internal sealed class RaterEntry(GuestDoors doors, GuestBook guests)
{
    private static readonly object Key = new();

    public static SeatedRater Of(HttpContext context) => (SeatedRater)context.Items[Key]!;

    public static async ValueTask<object?> MemberAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var evaluation = Guid.Parse((string)context.GetRouteValue("evaluation")!);
        var rater = await context.RequestServices.GetRequiredService<RaterBook>().MineAsync(evaluation, context.RequestAborted);
        context.Items[Key] = new SeatedRater(rater, RatingAddress.Member((string)context.GetRouteValue("workspace")!, evaluation), Door: null);
        return await next(invocation);
    }

    public static async ValueTask<object?> GuestAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var secret = (string)context.GetRouteValue("secret")!;
        var (door, rater) = await context.RequestServices.GetRequiredService<RaterEntry>().GuestAsync(context, secret);
        context.Items[Key] = new SeatedRater(
            rater?.Id ?? throw new RatingRefused(RatingRefusal.NotBegun), RatingAddress.Guest(secret), door);
        return await next(invocation);
    }

    /// <summary>The guest whose cookie this is; null for somebody new.</summary>
    public async Task<(GuestDoor Door, Rater? Rater)> GuestAsync(HttpContext context, string? secret)
    {
        var door = await doors.FindAsync(secret, context.RequestAborted) ?? throw new RatingRefused(RatingRefusal.NoLink);
        context.RequestServices.GetRequiredService<CurrentWorkspace>().Enter(GuestDoors.Guest(door));
        return (door, door.Room == WorkspaceState.InUse ? await guests.FindAsync(door.Link.Id, RaterCookie.Read(context), context.RequestAborted) : null);
    }
}

/// <param name="Session">The address of the session.</param>
/// <param name="Door">Null for a member.</param>
internal sealed record SeatedRater(Guid Id, string Session, GuestDoor? Door);
