namespace Studio.Data.Tests.Moderation;

/// <summary>Lists of one rule and texts in eight languages that a careless comparison gets wrong, one way or the other.</summary>
internal static class TrickyWords
{
    public static readonly string[] Terms =
    [
        "weapon", "rifle", "gun", "pistol", "breast", "ass", "cunt", "butt", "rape", "tit", "cock",
        "Pistole", "Gewehr", "Säbel", "Kanone", "Brust",
        "pistolet", "pénis", "arme à feu", "sein",
        "pistola", "puño", "violación",
        "鉄砲", "銃", "ピストル", "ガン", "セックス", "武器",
        "手枪", "枪", "乳房",
        "مسدس", "بندقية", "سلاح",
        "пистолет", "винтовка", "оружие",
    ];

    public static readonly string[] Exceptions =
        ["breast cancer ribbon", "Wasserpistole", "Brustkrebs-Schleife", "水鉄砲", "مسدس ماء", "pistolet à eau", "乳房自检", "водяной пистолет", "pistola de agua"];

    /// <summary>Text, the words that must be found; joined by "|".</summary>
    public static readonly (string Text, string Words)[] Found =
    [
        // English: case, width, invisible letters, look-alikes, digits, spelled apart, endings.
        ("a soldier aiming a RIFLE", "RIFLE"),
        ("ｗｅａｐｏｎ shop", "ｗｅａｐｏｎ"),
        ("𝐰𝐞𝐚𝐩𝐨𝐧 shop", "𝐰𝐞𝐚𝐩𝐨𝐧"),
        ("wea\u200bpon shop", "wea\u200bpon"),
        ("a w̷e̷a̷p̷o̷n̷ shop", "w̷e̷a̷p̷o̷n̷"),
        ("a ріstоl on a table", "ріstоl"),
        ("a wẹapọn", "wẹapọn"),
        ("p i s t 0 l", "p i s t 0 l"),
        ("w e a p 0 n shop", "w e a p 0 n"),
        ("w.e.a.p.o.n", "w.e.a.p.o.n"),
        ("a w3ap0n!", "w3ap0n"),
        ("two g_u_n_s", "g_u_n_s"),
        ("p1st0ls on a wall", "p1st0ls"),
        ("rifles and guns", "rifles|guns"),
        ("a gun-shaped cloud", "gun"),
        ("the gun's barrel", "gun"),
        // German.
        ("Mann mit Pistolen", "Pistolen"),
        ("zwei Gewehren", "Gewehren"),
        ("ein SAEBEL", "SAEBEL"),
        ("ein Säbel", "Säbel"),
        // French, also without accents.
        ("une arme a feu", "arme a feu"),
        ("deux pistolets", "pistolets"),
        // Spanish.
        ("dos pistolas", "pistolas"),
        ("VIOLACION", "VIOLACION"),
        // Japanese: no blanks; Katakana in any width and as Hiragana.
        ("鉄砲を持つ兵士", "鉄砲"),
        ("ﾋﾟｽﾄﾙを持つ猫", "ﾋﾟｽﾄﾙ"),
        ("ぴすとるの絵", "ぴすとる"),
        ("武 器", "武 器"),
        // Chinese.
        ("拿手枪的男人", "手枪"),
        // Arabic: prefixes, vowel signs, stretched letters.
        ("رجل مع المسدس", "المسدس"),
        ("مُسَدَّس", "مُسَدَّس"),
        ("ســلاح", "ســلاح"),
        // Russian: cases, one Latin letter.
        ("солдат с винтовкой", "винтовкой"),
        ("пистолеты на столе", "пистолеты"),
        ("пиcтолет", "пиcтолет"),
    ];

    /// <summary>Nothing may be found.</summary>
    public static readonly string[] Innocent =
    [
        // Words that hold a listed one.
        "Scunthorpe at dusk", "a grape on a drape", "a class of brass bass players", "butter on a button", "a title page", "a peacock and a cocktail", "a glass compass",
        "the begun painting", "a therapist", "assassin bug", "a gunmetal cat", "Essex in spring",
        // Exceptions.
        "a breast cancer ribbon", "Breast-Cancer Ribbon", "Kind mit Wasserpistole am See", "Wasserpistolen", "eine Brustkrebs-Schleife",
        "水鉄砲で遊ぶクマ", "دب مع المسدس ماء", "دب يحمل مسدس ماء", "un pistolet à eau", "乳房自检海报", "водяной пистолет", "una pistola de agua",
        // Japanese and Chinese: parts of other words.
        "ガンダムの像", "エセックスの海", "オルガンを弾く猫", "枪灰色的猫",
        // Accents that make another word; Russian letters that look Latin in a Russian text.
        "un puno de tierra", "dessin d'un chat", "кот и сор во дворе", "Gewährleistung",
        // Digits and single letters that mean nothing.
        "4k photo, 35mm, f/1.8", "A B C D blocks", "a 1920s poster", "iPhone 15", "mp3 player", "b 2 b", "10 cats, 3 dogs",
        "half a pair \ud83d", "🐱🐱🐱",
    ];
}
