using Studio.Jobs.Slots;
using Studio.Jobs.Tests.Nodes;
using Studio.Jobs.Tests.Slots;

namespace Studio.Jobs.Tests;

/// <summary>This executable is the tests, and also the processes that tests start and end: a slot, a slot that misbehaves, a whole node.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => args switch
    {
        ["slot", .. var handles] => Task.FromResult(SlotProcess.Run(handles)),
        ["scripted", var script, "slot", .. var handles] => Task.FromResult(ScriptedSlot.Run(script, handles)),
        ["node", var folder] => NodeProcess.RunAsync(folder),
        _ => Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
    };
}
