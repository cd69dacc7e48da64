using System.Buffers.Text;
using System.Text;
using Studio.Data;
using Studio.Web.Gallery;

namespace Studio.Web.Keys.Api;

/// <summary>Where programs read. A key says which workspace is meant, so that no address names one.</summary>
internal static class ApiAddress
{
    public const string Root = "/api";

    public const string Images = $"{Root}/images";

    public static string Image(Guid id) => $"{Images}/{id}";

    public static string File(Guid id) => $"{Image(id)}/file";

    public static string Thumb(Guid id) => $"{Image(id)}/thumb";

    public static string Next(GalleryCursor last, int limit) => $"{Images}?limit={limit}&after={Write(last)}";

    public static GalleryCursor? Read(string? after)
    {
        if (after is null)
        {
            return null;
        }

        // A whole cursor has 32 letters; nothing longer is decoded.
        Span<byte> bytes = stackalloc byte[Size];
        return after.Length <= 2 * Size && Base64Url.IsValid(after, out var length) && length == Size
            && Base64Url.TryDecodeFromUtf8(Encoding.ASCII.GetBytes(after), bytes, out _)
            && BitConverter.ToInt64(bytes) is >= 0 and var ticks && ticks <= DateTime.MaxValue.Ticks
            ? new GalleryCursor(new DateTime(ticks, DateTimeKind.Utc), new Guid(bytes[sizeof(long)..]))
            : throw new StudioException("“after” is not what “next” of an earlier answer said. Leave it out to begin with the newest picture.");
    }

    private const int Size = sizeof(long) + 16;

    private static string Write(GalleryCursor cursor)
    {
        Span<byte> bytes = stackalloc byte[Size];
        BitConverter.TryWriteBytes(bytes, cursor.CreatedAt.Ticks);
        cursor.Id.TryWriteBytes(bytes[sizeof(long)..]);
        return Base64Url.EncodeToString(bytes);
    }
}
