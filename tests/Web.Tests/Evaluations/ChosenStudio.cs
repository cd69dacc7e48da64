using Microsoft.Extensions.DependencyInjection;
using Studio.Data.Evaluation.Choices;
using Studio.Data.Gallery;
using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Jobs.Events;
using Studio.Jobs.Nodes;
using Studio.Testing;
using Studio.Web.Create.Picking;
using Studio.Web.Create.Settings;
using Studio.Web.Evaluations;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Tests.Evaluations;

/// <summary>A workspace with a turn of its owner, whose pictures were made by two systems: of the wish alone, and of what a writer wrote.</summary>
internal sealed class ChosenStudio : IAsyncDisposable
{
    private ChosenStudio(TestStudio studio, TestWorkspace workspace) => (Studio, Workspace) = (studio, workspace);

    public TestStudio Studio { get; }

    public TestWorkspace Workspace { get; }

    public static async Task<ChosenStudio> StartAsync(DatabaseKind kind, CancellationToken ct)
    {
        var studio = await TestStudio.StartAsync(kind, ct, builder =>
        {
            builder.Services.AddSingleton<StudioEvents>();
            builder.Services.AddSingleton<OtherNodes>();
            builder.Services.AddScoped<Visit>();
            builder.Services.AddScoped<PreferenceActions>();
            builder.Services.AddScoped<ChoiceBook>();
            builder.Services.AddScoped<ChoiceQueries>();
            builder.Services.AddScoped<OwnChoiceQueries>();
            builder.Services.AddScoped<ResultsQueries>();
        });
        return new ChosenStudio(studio, await studio.AddWorkspaceAsync(ct));
    }

    /// <summary>Its pictures, one of each system.</summary>
    public async Task<(Turn Turn, Image Drawn, Image Written)> TurnAsync(PromptThread thread, int ordinal, CancellationToken ct, Guid? author = null)
    {
        var turn = new Turn { ThreadId = thread.Id, Ordinal = ordinal, Wish = "リスの王", Language = "ja", UpsamplingOn = true, CreatedById = author ?? thread.CreatedById, CreatedAt = Studio.Time.UtcNow };
        var (drawn, written) = (Picture(turn, writer: null), Picture(turn, new UpsamplerProvenance("Studio Mini Upsampler", "hash", "3", 1)));
        await Workspace.AddAsync(ct, turn, drawn, written);
        return (turn, drawn, written);
    }

    public async Task<PromptThread> ThreadAsync(CancellationToken ct)
    {
        var thread = Rows.Thread(Workspace.Owner.Id, Studio.Time.UtcNow);
        await Workspace.AddAsync(ct, thread);
        return thread;
    }

    public Image Picture(Turn turn, UpsamplerProvenance? writer, int steps = 12)
    {
        var prompt = writer is null ? turn.Wish : "A squirrel king.";
        return new Image
        {
            Origin = ImageOrigin.Generated,
            BlobHash = new string('0', 64),
            PixelHash = new string('1', 64),
            Width = 128,
            Height = 128,
            ByteCount = 1,
            Provenance = new Provenance
            {
                Wish = turn.Wish,
                Prompt = prompt,
                Upsampler = writer,
                Model = new ModelProvenance("Studio Mini", "model", new Dictionary<string, string>(StringComparer.Ordinal)),
                Settings = new GenerationSettings("studio-mini-diffusion", 128, 128, 1, steps, 5, "DDIM", 42, "", Upsample: true),
            },
            Prompt = prompt,
            Wish = turn.Wish,
            Language = turn.Language,
            Seed = 42,
            SearchText = "",
            CreatedById = turn.CreatedById,
            CreatedAt = Studio.Time.UtcNow,
            ThreadId = turn.ThreadId,
            TurnId = turn.Id,
        };
    }

    public ValueTask DisposeAsync() => Studio.DisposeAsync();
}
