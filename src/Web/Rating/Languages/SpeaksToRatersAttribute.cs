namespace Studio.Web.Rating.Languages;

/// <summary>A page in the language of whoever looks at it; all others are in English.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SpeaksToRatersAttribute : Attribute
{
    /// <summary>Of the page that is being answered, for its lang attribute.</summary>
    public static string LanguageOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<SpeaksToRatersAttribute>() is null && !RatedPlace.Is(context) ? "en" : RaterTongue.Of(context).Code;
}
