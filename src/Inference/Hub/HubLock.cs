namespace Studio.Inference.Hub;

/// <summary>Holds a file of the cache against other programs; the system lets go when the program ends, however it ends.</summary>
internal static class HubLock
{
    public static FileStream Take(string file, string what)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new HubException(HubProblem.InUse, $"Another program is fetching {what} now. Wait for it, then try again.", e);
        }
    }
}
