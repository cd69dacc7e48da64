namespace Studio.Web.Images;

/// <summary>Where pictures are served. Written in one place so that no page spells an address of its own.</summary>
public static class ImageAddress
{
    public static string Page(string workspace, Guid image, string query = "") => $"/w/{workspace}/images/{image}{query}";

    public static string File(string workspace, Guid image) => $"/w/{workspace}/images/{image}/file";

    public static string Download(string workspace, Guid image) => $"{File(workspace, image)}?download";

    /// <summary>The same pixels without any metadata.</summary>
    public static string PlainDownload(string workspace, Guid image) => $"{File(workspace, image)}?download&plain=1";

    public static string Thumb(string workspace, Guid image, ThumbSize size = ThumbSize.Small) => $"/w/{workspace}/images/{image}/thumb?size={(int)size}";

    /// <summary>Of a picture in the trash, for those who may restore it.</summary>
    public static string TrashThumb(string workspace, Guid image, ThumbSize size = ThumbSize.Small) => $"{Thumb(workspace, image, size)}&trash=1";

    public static string Zip(string workspace) => $"/w/{workspace}/images/zip";
}
