namespace Studio.Inference.Prompting;

/// <summary>The language of a wish as a BCP-47 tag, from its script, its letters and its small words; "und" when nothing tells.</summary>
public static class LanguageGuess
{
    public const string Unknown = "und";

    private const int SureWords = 3;

    private const string TraditionalOnly = "著貓龍個畫這與對陽鏡紅綠藍獅獨魚龜蘋樹車機戲飛雞鴨鯨鯊蝸蟲鸚鵡鳳檸蘿餅櫚聖誕帳雲彎氣禮獎鑽燈鈴頭骷髏換讓牠裡樣變黃銀顏國們來點從關門風場為後";
    private const string SimplifiedOnly = "龙个画这对阳镜红绿蓝狮独龟苹汉树车机戏飞鸡鸭鲸鲨蜗鹦鹉凤柠萝饼郁榈圣诞帐弯气礼奖钻灯铃头换让样变黄银颜们从门风场为猫只张里";

    private const string UkrainianOnly = "іїєґ";

    private static readonly Dictionary<string, HashSet<string>> SmallWords = new(StringComparer.Ordinal)
    {
        ["en"] = Set("a an the of in on at with and is are it make it's wearing please draw picture without remove add change to into his her for"),
        ["de"] = Set("ein eine einen einem einer der die das den dem des im am auf mit und ist in zum zur von bei unter über mach mache bitte male zeichne ohne jetzt es ihm ihr statt aus trägt zwei drei vier fünf sechs sieben acht kleine kleiner kleines große großer großes rote roter rotes blaue blauer weiße weißer schwarze schwarzer gelbe gelber grüne grüner neben vor"),
        ["fr"] = Set("un une le la les des du de dans sur avec et est au aux en mets dessine ajoute sous à fond sans change plus lui porte qui"),
        ["es"] = Set("un una el la los las de del en con y es al sobre pon ponle dibuja añade por lleva sin cambia ahora haz hazlo que fondo"),
        ["pt"] = Set("um uma o os as do da dos das no na nos nas em com e é ao sobre coloque desenhe adicione sem mude agora faça que fundo"),
        ["it"] = Set("un uno una il lo la gli le di del della dei nel nella su sul sulla con e è al alla disegna metti aggiungi senza cambia ora che sfondo in"),
        // Languages that the tables have no words for, so that they are not taken for a neighbour.
        ["nl"] = Set("een het van met naast onder op niet zijn rode rood en de mijn voor naar groene blauwe zwarte witte gele twee drie boven bij kleine grote katten hond"),
        ["sv"] = Set("och en ett på i med två är röd röda blå skogen inte under över bredvid svart vit tre liten stor av"),
        ["da"] = Set("og en et på i med to er rød røde blå skoven ikke under over ved sort hvid tre lille stor af"),
        ["fi"] = Set("ja on ei kissa koira punainen sininen kaksi kolme metsässä musta valkoinen iso pieni"),
        ["pl"] = Set("i w na z pod nad obok czerwony czarny kot pies lesie dwa trzy jest nie duży mały"),
        ["tr"] = Set("bir ve ile kırmızı mavi kedi siyah iki üç ormanda altında üstünde büyük küçük köpek"),
        ["id"] = Set("seekor sebuah di dan yang merah biru kucing dua tiga hutan dengan atas bawah besar kecil"),
    };

    private static readonly Dictionary<string, string> Letters = new(StringComparer.Ordinal)
    {
        ["de"] = "äöüß",
        ["fr"] = "éèêëàâçœîïùû",
        ["es"] = "ñ¿¡áéíóú",
        ["pt"] = "ãõçáéíóúâêô",
        ["it"] = "àèìòù",
        ["sv"] = "åäö",
        ["da"] = "åæø",
    };

    public static string Of(string text)
    {
        if (text.Any(c => Script.IsHiragana(c) || Script.IsKatakana(c)))
        {
            return "ja";
        }

        if (text.Any(Script.IsHangul))
        {
            return "ko";
        }

        if (text.Any(Script.IsHan))
        {
            return text.Count(c => TraditionalOnly.Contains(c, StringComparison.Ordinal)) > text.Count(c => SimplifiedOnly.Contains(c, StringComparison.Ordinal)) ? "zh-Hant" : "zh";
        }

        if (text.Any(Script.IsCyrillic))
        {
            return text.Any(c => UkrainianOnly.Contains(char.ToLowerInvariant(c), StringComparison.Ordinal)) ? "uk" : "ru";
        }

        return OtherScripts.LanguageOf(text) ?? OfLatin(text);
    }

    /// <summary>Three small words are no accident: "a gren elefant with a crwon" is English, whoever knows the elefant.</summary>
    internal static bool IsSure(string text, string language) =>
        SmallWords.TryGetValue(language, out var small) && PromptPieces.Split(text.ToLowerInvariant()).Count(small.Contains) >= SureWords;

    /// <summary>Articles and prepositions of any of the languages above.</summary>
    internal static bool IsSmallWord(string word) => WordTable.Languages.Any(language => SmallWords.TryGetValue(language, out var words) && words.Contains(word.ToLowerInvariant()));

    private static string OfLatin(string text)
    {
        var lower = text.ToLowerInvariant();
        // Small words are shared by many languages, two letters that only one of them writes are not.
        if (OtherAlphabets.LanguageOf(lower, atLeast: 2) is { } sure)
        {
            return sure;
        }

        var words = PromptPieces.Split(lower).Where(PromptPieces.IsWord).ToList();
        var best = SmallWords.Keys
            .Select(language => (language, Score: (2 * words.Count(SmallWords[language].Contains)) + Marks(lower, language)))
            .OrderByDescending(guess => guess.Score)
            .ToList();
        return best[0].Score > 0 && best[0].Score > best[1].Score ? best[0].language : OtherAlphabets.LanguageOf(lower, atLeast: 1) ?? Unknown;
    }

    private static int Marks(string text, string language) =>
        Letters.TryGetValue(language, out var letters) ? text.Count(c => letters.Contains(c, StringComparison.Ordinal)) : 0;

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);
}
