using Studio.Data;
using Studio.Data.Evaluation.Sessions;
using Studio.Data.Evaluation.Sessions.Codes;
using Studio.Data.Evaluation.Sessions.Guests;

namespace Studio.Web.Rating.Guests;

/// <summary>The page of a link: who stands before it, and how they begin. Scoped.</summary>
internal sealed class GuestEntry(RaterEntry entry, GuestBook guests)
{
    /// <summary>No door for a link that never was; no rater for a browser that has not begun.</summary>
    public async Task<(GuestDoor? Door, Rater? Rater)> FindAsync(HttpContext context, string secret)
    {
        try
        {
            return await entry.GuestAsync(context, secret);
        }
        catch (StudioException unknown) when (unknown.Kind == RefusalKind.NotFound)
        {
            return (null, null);
        }
    }

    public async Task BeginAsync(HttpContext context, GuestDoor door, string link, string name)
    {
        var secret = RatingSecret.New();
        await guests.BeginAsync(door, name, secret, context.RequestAborted);
        RaterCookie.Write(context, link, secret, door.Link.EndsAt);
    }
}
