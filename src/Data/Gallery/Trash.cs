namespace Studio.Data.Gallery;

public static class Trash
{
    /// <summary>How long a deleted picture or thread can be restored.</summary>
    public const int Days = 30;
}
