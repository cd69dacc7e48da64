using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Models;
using Studio.Inference;
using Studio.Inference.Models;
using Studio.Inference.Prompting;

namespace Studio.Jobs.Upsamplings.Remote;

/// <summary>Asks an address for its models and for one prompt, and keeps in words what came of it. Scoped: acts in the current workspace.</summary>
public sealed class RemoteTest(IDbContextFactory<StudioDbContext> contexts, RemoteDoor door, RemoteWriting writing, ModelCatalog models, TimeProvider time)
{
    private const string Wish = "a fox in the snow";
    private const int ShownNames = 8;

    public async Task RunAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var writer = await db.RemoteWriters.SingleOrDefaultAsync(w => w.Id == id, ct) ?? throw StudioException.NotFound("This address is no longer there.");
        var began = time.GetTimestamp();
        try
        {
            writer.TestResult = await AskAsync(writer, ct);
            writer.TestPassed = true;
        }
        catch (Exception e) when (e is InferenceException or StudioException)
        {
            (writer.TestResult, writer.TestPassed) = (e.Message, false);
        }

        (writer.TestedAt, writer.TestMilliseconds) = (time.GetUtcNow().UtcDateTime, (int)time.GetElapsedTime(began).TotalMilliseconds);
        await db.SaveChangesAsync(ct);
    }

    private async Task<string> AskAsync(RemoteWriter row, CancellationToken ct)
    {
        using var client = await door.OpenAsync(row, ct);
        var known = await client.ModelsAsync(ct);
        // Ollama takes "llama3" for "llama3:latest".
        if (known.Count > 0 && !known.Any(name => name == row.Model || name == $"{row.Model}:latest"))
        {
            var more = known.Count > ShownNames ? string.Create(CultureInfo.InvariantCulture, $" and {known.Count - ShownNames} more") : "";
            throw new InferenceException($"{RemoteAddress.HostOf(row.Address)} knows no model “{row.Model}”. It knows: {string.Join(", ", known.Take(ShownNames))}{more}.");
        }

        var input = new UpsamplingInput(Writer.Of(row), models.Find(null), Wish, History: [], Locked: [], Before: [], Seed: 0);
        var result = await writing.WriteAsync(input, show: _ => { }, ct);
        return result.Outcome == UpsampleOutcome.WishKept
            ? throw new InferenceException($"It answers, but not with a description: {result.Note}")
            : string.Create(CultureInfo.InvariantCulture, $"“{Wish}” came back as {result.Text.Split(' ').Length} words of English.");
    }
}
