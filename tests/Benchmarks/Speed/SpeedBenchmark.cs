using System.Diagnostics;
using System.Globalization;
using Studio.Inference.Onnx;

namespace Studio.Benchmarks.Speed;

/// <summary>Everything about the speed of pictures, side by side in one run, as a section of docs/performance.md.</summary>
internal static class SpeedBenchmark
{
    public static int Run()
    {
        var start = Stopwatch.GetTimestamp();
        var machine = RuntimeFingerprint.Of("cpu", new OnnxOptions().Threads, guidanceBatch: true, batch: 1);
        Console.WriteLine($"""
            ## Speed of pictures

            `dotnet run --project tests/Benchmarks -c Release -- speed`

            {machine.Runtime}, {machine.Provider}, {machine.Cpu}, {machine.Threads} threads. Figures are medians over rounds in which all rows of a table take turns; ratios are taken within a round.
            """);
        SizesPart.Run();
        GuidancePart.Run();
        GraphsPart.Run();
        PromptsPart.Run();
        OverlapPart.Run();
        BatchPart.Run();
        CostPart.Run();
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(start).TotalSeconds:f0} s"));
        return 0;
    }
}
