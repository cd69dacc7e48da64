namespace Studio.Inference.Prompting;

/// <summary>Words people put around what they want to see: nothing is lost of a picture without them.</summary>
internal static class TalkWords
{
    private static readonly HashSet<string> Words = new(
        ("""
        that he'd i'd i we you he she they my our your some any very really just also too please would could should can like want wants love loves need give show shows showing shown see sees looking look looks
        there here these those who which what when where while front back side middle during inside outside near under over above below between behind around through has have having had was were be been being
        sits sitting sit stands standing stand lies lying holds holding riding rides wears worn put puts picture pictures photo image illustration drawing painting scene style flat cartoon simple nice cute pretty lovely beautiful
        beloved cool funny happy thing things something thank thanks hello called named says say sign word words text then now again more less only other another same different not all every each one its hers ours
        私 僕 俺 君 我 你 您 paint sketch create generate design compose imagine paints painted him
        mal malt gestalte erstelle entwirf zeichnet peins peignez crée créez génère générez faites dessinez dessine-moi peins-moi fais-moi pinta píntame dibújame crea genera haz hazme
        pinte desenha crie gere faça faz dipingi disegnami dipingimi fammi нарисуйте создай сгенерируй изобрази изобразите создайте
        them us each both everything everyone every everyone else daraus davon draus ellos ellas loro eux todos todas tutti tutte tous toutes beide beiden alle allen jeder jede jedes
        ich wir du sie er bild zeig zeige zeigen möchte will hätte gern gerne schön schöne schöner süß niedlich lustig der sitzt steht liegt hält reitet vor hinter neben zwischen wort wörter hallo danke sehr schöner sehr auch noch dann
        ihm ihren ihrem seinen seinem seine seiner dessen deren beim vom eines davor alles sag einfach eines als wie wo was wird werden sein hat haben kein keine gibt flach stil sieht trägt tragen tragend fliegt fährt nachts
        je nous vous tu il elle montre montrez voudrais veux joli jolie beau belle mignon assis assise debout devant derrière près entre merci aussi puis encore très style scène dessin mot ses son sa mon ma ton
        yo nosotros tú muestra quiero quisiera bonito bonita lindo linda sentado sentada delante detrás cerca entre gracias también muy luego estilo escena dibujo imagen palabra unos unas su sus mi está están
        eu nós você mostra mostre quero gostaria bonito bonita lindo linda fofo fofa sentado sentada diante atrás perto entre obrigado obrigada também muito depois estilo cena desenho palavra num numa pelo pela ao aos seu sua meu minha está
        io noi tu mostra mostrami voglio vorrei bello bella carino carina seduto seduta davanti dietro vicino tra grazie anche molto poi stile scena disegno parola suo sua mio mia sta nello nell negli sullo sugli dello degli dallo dalla allo agli alle delle nelle sulle
        я мы ты вы он она покажи хочу хотел бы красивый красивая милый милая сидит стоит лежит перед за между спасибо тоже также очень потом стиль сцена рисунок слово его её мой моя который которая под над около при ночью
        """).Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase);

    public static bool Contains(string word) => Words.Contains(word);
}
