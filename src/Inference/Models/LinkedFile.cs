namespace Studio.Inference.Models;

/// <summary>Models are often links, to a hub's blobs or to a folder elsewhere: what counts is the file behind, a link's own length is that of its path.</summary>
public static class LinkedFile
{
    /// <summary>The file at the end of the links; the path itself where it is none, or where a link leads nowhere.</summary>
    public static FileInfo Of(string path)
    {
        var file = new FileInfo(path);
        return file.LinkTarget is not null && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo { Exists: true } target ? target : file;
    }

    /// <summary>0 for one that is not there: loading it says so.</summary>
    public static long BytesOf(string path) => Of(path) is { Exists: true } file ? file.Length : 0;
}
