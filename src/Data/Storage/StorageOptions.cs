using System.ComponentModel.DataAnnotations;

namespace Studio.Data.Storage;

/// <summary>Section "Storage".</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>Where pictures lie; empty = blobs/ in the data folder. Many nodes share one file system.</summary>
    [Required(AllowEmptyStrings = true)]
    public string Folder { get; set; } = "";
}
