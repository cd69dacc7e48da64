namespace Studio.Data.Gallery;

public enum ImageOrigin
{
    Generated,
    Uploaded,
    Imported,
}
