using Studio.Data.Generations;
using Studio.Web.Queue;

namespace Studio.Web.Tests.Queue;

public sealed class KindWordsTests
{
    [Fact]
    public void Every_kind_of_work_but_pictures_from_words_has_words_of_its_own()
    {
        var words = Enum.GetValues<GenerationKind>().Where(kind => kind is not GenerationKind.Create).Select(KindWords.Of).ToList();

        Assert.Null(KindWords.Of(GenerationKind.Create));
        Assert.DoesNotContain(words, string.IsNullOrWhiteSpace);
        Assert.Equal(words.Count, words.Distinct(StringComparer.Ordinal).Count());
    }
}
