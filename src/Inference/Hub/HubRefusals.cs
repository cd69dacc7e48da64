using System.Net;

namespace Studio.Inference.Hub;

/// <summary>What a refusing answer means, in sentences that say what to do.</summary>
internal static class HubRefusals
{
    public static Exception Of(HttpResponseMessage response, string repository, HubOptions options, bool isHub)
    {
        var code = (int)response.StatusCode;
        var error = HubHeaders.First(response, "X-Error-Code");
        var host = response.RequestMessage?.RequestUri?.Host ?? options.Endpoint.Host;
        if (code is 429 or 408 or >= 500)
        {
            return Transient(response, host, options);
        }

        if (!isHub)
        {
            // A store's signed address is good for a while only; the hub gives a new one.
            return new TransientHubException(new HubException(HubProblem.Unreachable, $"{host}, where the hub keeps the file, refused it ({code}). Try again later."));
        }

        return (code, error) switch
        {
            (401 or 403, "GatedRepo") => new HubException(
                HubProblem.TermsWanted,
                $"{repository} is only for people who agreed to its terms. Agree on {new Uri(options.Endpoint, $"/{repository}")}, then use a token of that account (HF_TOKEN)."),
            (401, _) when options.Token is null => new HubException(
                HubProblem.TokenWanted, $"{repository} is not there for everyone: the hub wants a token, or there is no such repository. Check the name, or set HF_TOKEN."),
            (401, _) => new HubException(HubProblem.TokenWanted, $"{host} does not accept the token. Make a new one there and set HF_TOKEN to it."),
            (403, _) when options.Token is null => new HubException(
                HubProblem.TokenWanted, $"{host} lets nobody read {repository} without a token. Make one there that may read it, and set HF_TOKEN to it."),
            (403, _) => new HubException(HubProblem.TokenWanted, $"The token may not read {repository}. Give it that right on the hub, or use another one."),
            (404, "RevisionNotFound") => new HubException(HubProblem.NotFound, $"{repository} has no such revision. Name a branch, a tag or a commit of it."),
            (404, "EntryNotFound") => new HubException(HubProblem.NotFound, $"{repository} lists a file that {host} does not have. Try again later."),
            (404 or 410, _) => new HubException(HubProblem.NotFound, $"{host} has no repository {repository}, or no such revision of it. Check the name; private ones need a token."),
            (416, _) => new RangeRefusedException(),
            _ => new HubException(HubProblem.NotAHub, $"{host} answered {code} to a request that every hub knows. Check the address of the hub."),
        };
    }

    public static TransientHubException Unreachable(Uri target, Exception cause) => new(new HubException(
        HubProblem.Unreachable, $"{target.Host} does not answer. Check the address of the hub and this machine's network, then go on.", cause));

    public static TransientHubException Broken(Uri target, Exception cause) => new(new HubException(
        HubProblem.Unreachable, $"{target.Host} answers, and the connection breaks again and again. Check this machine's network, then go on; what is here is kept.", cause));

    public static TransientHubException Stalled(Uri target, TimeSpan stall, Exception cause) => new(new HubException(
        HubProblem.Unreachable, $"{target.Host} takes the connection and then sends next to nothing for {WaitText.Of(stall)} at a time. Go on later or from another hub; what is here is kept.", cause))
    {
        IsStall = true,
        Why = $"The hub sent next to nothing for {WaitText.Of(stall)}",
    };

    public static HubException Page(Uri target) => new(
        HubProblem.NotAHub, $"{target.Host} answered with a web page instead of what was asked for. Perhaps a sign-in page of the network stands between.");

    private static Exception Transient(HttpResponseMessage response, string host, HubOptions options)
    {
        var after = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } when response.Headers.Date is { } now => date - now,
            _ => (TimeSpan?)null,
        };
        var busy = response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;
        var outcome = busy
            ? new HubException(HubProblem.Busy, $"{host} has too much to do{(after is { } wait ? $" and asks to come back in {WaitText.Of(wait)}" : "")}. Go on later; what is here is kept.")
            : new HubException(HubProblem.Unreachable, $"{host} has a fault of its own ({(int)response.StatusCode}). Go on later; what is here is kept.");
        return after > options.LongestRetryAfter
            ? outcome
            : new TransientHubException(outcome, after) { Why = busy ? "The hub has too much to do" : $"The hub has a fault of its own ({(int)response.StatusCode})" };
    }
}

/// <summary>The range asked for lies outside the file (416): what is kept of it belongs to another file.</summary>
internal sealed class RangeRefusedException : Exception;

internal static class WaitText
{
    public static string Of(TimeSpan wait) => wait switch
    {
        { TotalSeconds: < 1.5 } => "a second",
        { TotalMinutes: < 2 } => $"{Math.Ceiling(wait.TotalSeconds)} s",
        { TotalHours: < 2 } => $"{Math.Ceiling(wait.TotalMinutes)} minutes",
        _ => $"{Math.Ceiling(wait.TotalHours)} hours",
    };
}
