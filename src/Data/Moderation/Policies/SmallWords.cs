namespace Studio.Data.Moderation.Policies;

/// <summary>Words that name no thing: articles, prepositions, "and", and what somebody does with whatever comes next ("holding a ..."). With one of these a word stands for what it stood for before.</summary>
internal static class SmallWords
{
    private static readonly Dictionary<string, HashSet<string>> Table = new(StringComparer.Ordinal)
    {
        ["en"] = Of("a an the and or but nor of in on at to by for from with without into onto over under behind beside near between as like is are was were be been being this that these those some any no not his her its their my your our he she it they we i you one two three very so too also who whose which while has have had holding holds hold carrying carries carry aiming aims wearing wears using uses firing fires shooting shoots pointing points drawing showing shows there"),
        ["de"] = Of("der die das den dem des ein eine einen einem einer eines und oder aber nicht kein keine keinen mit ohne von vom zu zum zur in im ins an am auf aus bei nach vor hinter neben unter über zwischen für durch gegen um als wie ist sind war hat haben sein seine seinen seiner ihr ihre ihren mein dein er sie es wir ich du sehr auch so hält halten haltend trägt tragen zielt schießt zeigt benutzt"),
        ["fr"] = Of("le la les l un une des du de d et ou mais ni ne pas sans avec dans sur sous chez par pour en à au aux vers entre derrière devant près est sont était a ont son sa ses leur leurs mon ton ce cette ces qui que il elle ils elles on très aussi comme tient tenant porte portant vise tire montre"),
        ["es"] = Of("el la los las un una unos unas de del y e o u pero ni no sin con en sobre bajo por para a al hacia entre detrás delante cerca es son era está tiene su sus mi tu este esta estos que quien muy también como sostiene sosteniendo lleva llevando apunta dispara muestra"),
        ["pt"] = Of("o a os as um uma uns umas de do da dos das e ou mas nem não sem com em no na nos nas sobre sob por para ao à aos às entre atrás perto é são era está tem seu sua seus suas meu este esta que quem muito também como segura segurando leva carrega aponta atira mostra"),
        ["it"] = Of("il lo la i gli le l un uno una di del dello della dei degli delle e ed o ma né non senza con in nel nella su sul sulla sotto per da dal dalla a al alla ai tra fra dietro davanti vicino è sono era ha suo sua suoi sue mio questo questa che chi molto anche come tiene porta punta spara mostra"),
        ["nl"] = Of("de het een en of maar niet geen met zonder van in op aan bij naar voor achter naast onder over tussen door om als is zijn was heeft zijn haar hun mijn die dat zeer ook houdt draagt richt schiet"),
        ["ru"] = Of("и а но или не ни без с со в во на к ко от из у о об при под над за перед между для по как это этот эта есть его её их он она они очень тоже держит держа несёт носит целится стреляет"),
        ["tr"] = Of("ve veya ama ile bir bu şu o için gibi da de mi çok tutan taşıyan"),
        ["ar"] = Of("و أو في من إلى على عن مع بدون تحت فوق بين هذا هذه ذلك هو هي هم التي الذي جدا يحمل تحمل يمسك تمسك يطلق"),
        ["ko"] = Of("그 이 저 한 두 및 또는 아주 매우 있는 든 들고"),
    };

    private static readonly HashSet<string> All = Table.Values.SelectMany(words => words).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What leads from a thing to what it is of, or for: "pistola de agua", "a shot of espresso".</summary>
    private static readonly Dictionary<string, HashSet<string>> Links = new(StringComparer.Ordinal)
    {
        ["en"] = Of("of"),
        ["fr"] = Of("de du des d à au aux en"),
        ["es"] = Of("de del"),
        ["pt"] = Of("de do da dos das"),
        ["it"] = Of("di del dello della dei ad a da"),
    };

    /// <param name="word">Without spaces.</param>
    /// <param name="language">BCP-47, or null where it cannot be told.</param>
    public static bool Contains(string word, string? language) => (language is not null && Table.TryGetValue(language, out var words) ? words : All).Contains(word);

    public static bool IsLink(string word, string? language) => language is not null && Links.TryGetValue(language, out var words) && words.Contains(word);

    /// <summary>What says more about a thing stands behind it.</summary>
    public static bool IsHeadFirst(string? language) => language is "fr" or "es" or "pt" or "it" or "ar" or "fa" or "he" or "vi" or "id" or "ms";

    private static HashSet<string> Of(string words) => words.Split(' ').ToHashSet(StringComparer.OrdinalIgnoreCase);
}
