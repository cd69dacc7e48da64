using System.Globalization;
using Studio.Benchmarks;
using Studio.Benchmarks.Fairness;
using Studio.Benchmarks.Moderation;
using Studio.Benchmarks.Policies;
using Studio.Benchmarks.Ratings;
using Studio.Benchmarks.Serving;
using Studio.Benchmarks.Speed;

// Each benchmark prints one Markdown section for docs/performance.md, which names the command that made it.
switch (args)
{
    case ["all"]:
        return await AllAsync();
    case ["command", .. var rest]:
        return await CommandBenchmark.RunAsync(rest is [var images] ? int.Parse(images, CultureInfo.InvariantCulture) : 10);
    case ["pipeline"]:
        return PipelineBenchmark.Run(Folders.Models);
    case ["speed"]:
        return SpeedBenchmark.Run();
    case ["chat"]:
        return await ChatBenchmark.RunAsync(Folders.Models);
    case ["server"]:
        return await ServerBenchmark.RunAsync();
    case ["fairness"]:
        return await FairnessBenchmark.RunAsync();
    case ["search", .. var rest]:
        return await SearchBenchmark.RunAsync(rest is [var pictures] ? int.Parse(pictures, CultureInfo.InvariantCulture) : 50_000);
    case ["safety", .. var rest]:
        return SafetyBenchmark.Run(rest);
    case ["numbers", .. var rest]:
        return await NumbersBenchmark.RunAsync(rest is [var cases] ? int.Parse(cases, CultureInfo.InvariantCulture) : 100_000);
    case ["queue", .. var rest]:
        return await QueueBenchmark.RunAsync(
            rest is [var all, ..] ? int.Parse(all, CultureInfo.InvariantCulture) : 100_000, rest is [_, var waiting] ? int.Parse(waiting, CultureInfo.InvariantCulture) : null);
    case ["policy"]:
        return PolicyBenchmark.Run();
    case ["blocklists", var lists, var prompts]:
        return await BlocklistBenchmark.RunAsync(lists, prompts);
    case ["followups"]:
        return await FollowUpBenchmark.RunAsync(Folders.Models);
    case ["ratings"]:
        return await RatingsBenchmark.RunAsync();
    case ["preview-matrix"]:
        return PipelineBenchmark.FitPreview(Folders.Models);
    default:
        Console.Error.WriteLine("dotnet run --project tests/Benchmarks -c Release -- all | command [pictures] | pipeline | speed | chat | server | fairness | search [pictures] | safety [pictures] | numbers [cases] | queue [cases [waiting]] | policy | blocklists <folder of lists> <folder of prompts> | followups | ratings | preview-matrix");
        return 2;
}

// The timings, which belong to one machine; rates of right and wrong (safety, followups) are the same everywhere. The server is last: a missing browser ends it.
static async Task<int> AllAsync()
{
    var code = await CommandBenchmark.RunAsync(images: 10);
    Console.WriteLine();
    code |= PipelineBenchmark.Run(Folders.Models);
    Console.WriteLine();
    code |= await ChatBenchmark.RunAsync(Folders.Models);
    Console.WriteLine();
    return code | await ServerBenchmark.RunAsync();
}
