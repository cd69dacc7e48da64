using Studio.Benchmarks;

// Each benchmark prints one Markdown section for docs/performance.md, which names the command that made it.
switch (args)
{
    case ["safety", .. var rest]:
        return SafetyBenchmark.Run(rest);
    case ["pipeline"]:
        return PipelineBenchmark.Run(Folders.Models);
    case ["preview-matrix"]:
        return PipelineBenchmark.FitPreview(Folders.Models);
    case ["followups"]:
        return await FollowUpBenchmark.RunAsync(Folders.Models);
    default:
        Console.Error.WriteLine("dotnet run --project tests/Benchmarks -c Release -- safety [pictures] | pipeline | preview-matrix | followups");
        return 2;
}
