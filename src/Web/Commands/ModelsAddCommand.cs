using System.CommandLine;
using Studio.Inference.Hub;
using Studio.Web.Models;

namespace Studio.Web.Commands;

/// <summary>From the hub, or from a folder of this machine.</summary>
internal static class ModelsAddCommand
{
    private static readonly Argument<string> Name = new("model") { Description = "org/name on the hub, or the whole path of a folder or GGUF file." };
    private static readonly Option<string?> Revision = new("--revision") { Description = "A branch, tag or commit (main).", HelpName = "revision" };
    private static readonly Option<string?> Variant = new("--variant") { Description = "One of several precisions, such as fp16.", HelpName = "name" };
    private static readonly Option<string?> GgufFile = new("--file") { Description = "One of several GGUF files: its name, or its quantisation, such as Q4_K_M.", HelpName = "file" };
    private static readonly Option<bool> Accept = new("--accept-licence") { Description = "You have read the model's licence and accept it. Each workspace of a server accepts it for itself." };
    private static readonly Option<bool> Plan = new("--plan") { Description = "Say what would be fetched, and fetch nothing." };
    private static readonly Option<string?> Data = Input.Data();
    private static readonly Option<bool> Json = Input.Json();

    public static Command Create()
    {
        var command = new Command("add", "Get a model from the hub, or add one that lies on this machine. Stopped, it goes on where it was.") { Name, Revision, Variant, GgufFile, Accept, Plan, Data, Json };
        command.Runs((line, cancellationToken) => Path.IsPathFullyQualified(line.GetRequiredValue(Name)) || Path.Exists(line.GetRequiredValue(Name))
            ? AddFolderAsync(line, cancellationToken)
            : FetchAsync(line, cancellationToken));
        return command;
    }

    private static async Task FetchAsync(ParseResult line, CancellationToken cancellationToken)
    {
        var terminal = new Terminal(line.GetValue(Json));
        using var hub = HubInstallation.Of(line.GetValue(Data), terminal);
        var address = HubAddress.Parse(line.GetRequiredValue(Name));
        address = line.GetValue(Revision) is { } revision ? address with { Revision = revision } : address;
        var plan = await hub.Client.PlanAsync(address, new HubChoice { Variant = line.GetValue(Variant), File = line.GetValue(GgufFile) }, cancellationToken);
        if (line.GetValue(Plan))
        {
            terminal.Clear();
            await PrintAsync(plan, line.GetValue(Json));
            return;
        }

        if (!line.GetValue(Accept))
        {
            throw new BadInputException(
                $"{plan.Listing.Repository} is under the licence {plan.Listing.Licence ?? "that its author does not name"}. Read it at {plan.Listing.Page}, then run this again with --accept-licence.");
        }

        var snapshot = await hub.Client.FetchAsync(plan, new HubBar(terminal, "fetching"), cancellationToken);
        terminal.Clear();
        await (line.GetValue(Json)
            ? CommandJson.PrintAsync(new { snapshot.Repository, snapshot.Revision, snapshot.Folder, snapshot.Bytes, plan.Listing.Licence, Files = snapshot.Files })
            : Console.Out.WriteLineAsync($"{snapshot.Repository} is here, every file verified: {snapshot.Folder}"));
    }

    private static async Task AddFolderAsync(ParseResult line, CancellationToken cancellationToken)
    {
        var folders = new ModelFolders(Path.Combine(Installation.DataFolder(line.GetValue(Data)), "models"));
        var path = Path.GetFullPath(line.GetRequiredValue(Name));
        var found = folders.Look(path);
        if (!line.GetValue(Plan))
        {
            folders.Add(path, Installation.Models(line.GetValue(Data)));
        }

        cancellationToken.ThrowIfCancellationRequested();
        await (line.GetValue(Json)
            ? CommandJson.PrintAsync(found)
            : Console.Out.WriteLineAsync($"{found.Name} ({found.Kind}, {ByteText.Of(found.Bytes)}, {found.Licence}){(line.GetValue(Plan) ? " can be added" : " is added")}: {found.Path}"));
    }

    private static async Task PrintAsync(HubPlan plan, bool json)
    {
        if (json)
        {
            await CommandJson.PrintAsync(new
            {
                plan.Listing.Repository,
                plan.Listing.Commit,
                plan.Listing.Licence,
                plan.Kind,
                plan.Variant,
                plan.Variants,
                plan.Bytes,
                plan.BytesToFetch,
                plan.FreeBytes,
                MemoryBytes = PlanFit.MemoryOf(plan).Total,
                MemoryForModels = Installation.ModelMemory(),
                plan.IsInstalled,
                plan.Refusal,
                Files = plan.Files.Select(file => new { file.Path, file.Bytes }),
            });
            return;
        }

        await Console.Out.WriteLineAsync($"{plan.Listing.Repository} at {plan.Listing.Commit[..8]}: {ByteText.Of(plan.BytesToFetch)} to fetch, {ByteText.Of(plan.BytesKept)} are here, {ByteText.Of(plan.FreeBytes)} of disk are free. Licence: {plan.Listing.Licence ?? "not stated"}.");
        await Console.Out.WriteLineAsync(PlanFit.Sentence(plan, Installation.ModelMemory()));
        foreach (var file in plan.Files)
        {
            await Console.Out.WriteLineAsync($"{ByteText.Of(file.Bytes),12}  {file.Path}");
        }

        if (plan.Refusal is { } refusal)
        {
            throw new HubException(HubProblem.DiskFull, refusal);
        }
    }
}
