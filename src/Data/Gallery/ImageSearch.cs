using System.Text;

namespace Studio.Data.Gallery;

/// <summary>Search by substring, without case: what is stored and what is asked are folded the same way, so both databases find the same.</summary>
public static class ImageSearch
{
    /// <summary>NFKC (full-width letters, half-width kana), lower case, one space between words.</summary>
    public static string Normalise(string text)
    {
        // Neither a lone surrogate nor U+FFFE is text: Normalize would throw on them.
        var valid = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\uFFFE', ' ');
        var folded = valid.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        return string.Join(' ', folded.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>SearchText of an image.</summary>
    public static string TextOf(string wish, string prompt, long? seed) => Normalise($"{wish}\n{prompt}\n{seed}");

    /// <summary>Images that hold every word of the query, in any order.</summary>
    public static IQueryable<Image> Matching(this IQueryable<Image> images, string query)
    {
        foreach (var word in Normalise(query).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            // Contains, not LIKE: % and _ in a query are letters like any other.
            images = images.Where(i => i.SearchText.Contains(word));
        }

        return images;
    }
}
