using System.Runtime.InteropServices;

namespace Studio.Inference.Hub;

/// <summary>One file of a snapshot: a link to its blob, so that revisions share what they have in common.</summary>
internal static partial class SnapshotLink
{
    /// <param name="path">Of the file in the snapshot, with forward slashes.</param>
    /// <param name="file">Where it goes.</param>
    /// <param name="blob">Its bytes.</param>
    public static void Create(string path, string file, string blob)
    {
        // Relative, as other programs of the hub make them: the cache can be moved. From snapshots/commit/ up to the repository.
        var up = string.Concat(Enumerable.Repeat("../", 2 + path.Count(sign => sign == '/')));
        CreateTo($"{up}blobs/{Path.GetFileName(blob)}", file, blob);
    }

    /// <summary>Another name for a file in the same folder.</summary>
    public static void CreateAlias(string name, string file) => CreateTo(name, file, Path.Combine(Path.GetDirectoryName(file)!, name));

    private static void CreateTo(string target, string file, string existing)
    {
        try
        {
            File.CreateSymbolicLink(file, target);
        }
        catch (Exception e) when (OperatingSystem.IsWindows() && e is IOException or UnauthorizedAccessException)
        {
            // Windows lets only some accounts make such links; a hard link any may make.
            if (!CreateHardLink(file, Path.GetFullPath(existing), 0))
            {
                throw new IOException($"{file} could not be linked to {existing} (error {Marshal.GetLastPInvokeError()}).", e);
            }
        }
    }

    [LibraryImport("kernel32", EntryPoint = "CreateHardLinkW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CreateHardLink(string file, string existing, nint security);
}
