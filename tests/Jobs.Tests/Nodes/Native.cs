using System.Globalization;
using System.Runtime.InteropServices;

namespace Studio.Jobs.Tests.Nodes;

/// <summary>What happens to processes with native code in them, done at once: a program started to do it comes too late on a busy machine.</summary>
internal static class Native
{
    private const int Sigabrt = 6;

    /// <summary>RLIMIT_AS on Linux.</summary>
    private const int AddressSpace = 9;

    /// <summary>False when the process is gone. Like abort() it takes two: .NET restores the default at the first and goes on.</summary>
    public static bool Abort(int process) => Kill(process, Sigabrt) == 0;

    /// <summary>From now on the process gets no more memory of the system than it has.</summary>
    public static void Freeze(int process)
    {
        var pages = long.Parse(File.ReadAllText($"/proc/{process}/statm").Split(' ')[0], CultureInfo.InvariantCulture);
        var limit = new Limit { Soft = pages * Environment.SystemPageSize, Hard = pages * Environment.SystemPageSize };
        Assert.Equal(0, SetLimit(process, AddressSpace, ref limit, 0));
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);

    [DllImport("libc", EntryPoint = "prlimit64", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetLimit(int process, int resource, ref Limit limit, nint old);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public long Soft;
        public long Hard;
    }
}
