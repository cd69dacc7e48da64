using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Studio.Data.Gallery;

namespace Studio.Web.Gallery;

/// <summary>Which pictures the gallery shows. It lives in the address, so a reload, a bookmark and the image page's arrows keep it.</summary>
public sealed record GalleryFilter
{
    public const int MaxSearchLength = 200;

    public string Search { get; init; } = "";
    public bool Mine { get; init; }
    public bool Favourites { get; init; }
    public string? Model { get; init; }
    public ImageOrigin? Origin { get; init; }
    public PictureShape? Shape { get; init; }
    public int? Days { get; init; }
    public Guid? Collection { get; init; }
    public bool Trash { get; init; }

    public bool IsEmpty => this == new GalleryFilter();

    public static GalleryFilter FromAddress(string address)
    {
        var query = QueryHelpers.ParseQuery(new Uri(address).Query);
        var search = query.GetValueOrDefault("q").ToString();
        return new GalleryFilter
        {
            Search = search.Length > MaxSearchLength ? search[..MaxSearchLength] : search,
            Mine = query.ContainsKey("mine"),
            Favourites = query.ContainsKey("favourites"),
            Model = query.TryGetValue("model", out var model) && !StringValues.IsNullOrEmpty(model) ? model.ToString() : null,
            Origin = Read<ImageOrigin>(query, "origin"),
            Shape = Read<PictureShape>(query, "shape"),
            Days = int.TryParse(query.GetValueOrDefault("days"), CultureInfo.InvariantCulture, out var days) && days is > 0 and <= 3650 ? days : null,
            Collection = Guid.TryParse(query.GetValueOrDefault("collection"), out var collection) ? collection : null,
            Trash = query.ContainsKey("trash"),
        };
    }

    /// <summary>Empty or starting with "?"; the same filter always gives the same text.</summary>
    public string ToQuery()
    {
        var query = new QueryBuilder();
        Add(query, "q", Search);
        Add(query, "mine", Mine ? "1" : null);
        Add(query, "favourites", Favourites ? "1" : null);
        Add(query, "model", Model);
        Add(query, "origin", Origin?.ToString().ToLowerInvariant());
        Add(query, "shape", Shape?.ToString().ToLowerInvariant());
        Add(query, "days", Days?.ToString(CultureInfo.InvariantCulture));
        Add(query, "collection", Collection?.ToString());
        Add(query, "trash", Trash ? "1" : null);
        return query.ToString();
    }

    private static void Add(QueryBuilder query, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            query.Add(name, value);
        }
    }

    private static T? Read<T>(Dictionary<string, StringValues> query, string name) where T : struct, Enum
    {
        return Enum.TryParse<T>(query.GetValueOrDefault(name), ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
    }
}
