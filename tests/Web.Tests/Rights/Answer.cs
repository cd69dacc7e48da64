using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Studio.Web.Tests.Rights;

/// <summary>What somebody can tell from a call: what came back or was said, and how much the database was asked (what makes one answer slower than another).</summary>
internal sealed partial record Answer(string Said, int Statements, bool LookedAtTheId)
{
    private static readonly JsonSerializerOptions Json = new() { ReferenceHandler = ReferenceHandler.IgnoreCycles };

    /// <param name="asked">The id that was asked for.</param>
    /// <param name="theirs">Ids of the other workspace: these are compared as they are, all others are made anew by each call.</param>
    /// <param name="statements">Counts in the flow of the call.</param>
    /// <param name="call">The action.</param>
    public static async Task<Answer> OfAsync(Guid asked, IReadOnlyList<Guid> theirs, StatementCount statements, Func<Task<object?>> call)
    {
        statements.Begin();
        string said;
        var looked = true;
        try
        {
            said = Words(await call());
        }
        catch (Studio.Data.StudioException refused)
        {
            said = $"{refused.Kind}: {refused.Message}";
        }
#pragma warning disable CA1031 // Whatever it is, it is compared.
        catch (Exception e)
#pragma warning restore CA1031
        {
            // Made-up arguments that no page sends.
            said = $"{e.GetType().Name}: {e.Message}";
            looked = false;
        }

        var count = statements.End();
        said = Ids().Replace(said, found => Guid.Parse(found.ValueSpan) is var id && id != asked && theirs.Contains(id) ? found.Value : "(id)");
        return new Answer(Moments().Replace(said, "(moment)"), count, looked);
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Ids();

    [GeneratedRegex(@"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z?", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Moments();

    private static string Words(object? result)
    {
        try
        {
            return JsonSerializer.Serialize(result, Json);
        }
        catch (NotSupportedException)
        {
            return result?.ToString() ?? "";
        }
    }
}
