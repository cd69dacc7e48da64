using Studio.Inference.Prompting.Slots;

namespace Studio.Inference.Prompting.Ledger;

/// <summary>Whether a changed description says of two things how the change wants them to stand.</summary>
internal static class SaidRelations
{
    public static bool Hold(PromptScene scene, WishRelation relation, string language) =>
        relation.IsLoose || relation.Phrase == RelationReader.Beside || relation.IsNearest(language)
        || Hold(scene, relation.Figure?.Concept, relation.Ground.Concept, relation.Phrase);

    /// <summary>"add a star above it": to any of what was there. A place of what is there already is not looked at.</summary>
    public static bool Hold(PromptScene scene, ConceptMatch word, WishSlots slots) =>
        word.Concept.Phrase == RelationReader.Beside || word.Concept.Kind == ConceptKind.Position
        || slots.Of(ConceptKind.Object).Where(thing => scene.Cast.Any(match => match.Concept.Id == thing.Concept.Id)).ToList() is not { Count: > 0 } come
        || scene.Cast.Count() < 2
        || come.Exists(thing => Hold(scene, thing.Concept, ground: null, word.Concept.Phrase));

    private static bool Hold(PromptScene scene, Concept? figure, Concept? ground, string phrase)
    {
        var cast = scene.Cast.ToList();
        return cast.Zip(cast.Skip(1)).Any(pair => CastCheck.RelationOf(scene.Text[pair.First.End..pair.Second.Start]) is { } said
            && ((Is(pair.First, figure) && Is(pair.Second, ground) && Serves(said, phrase)) || (Is(pair.First, ground) && Is(pair.Second, figure) && Serves(CastCheck.Inverted(said), phrase))));
    }

    private static bool Is(ConceptMatch there, Concept? concept) => concept is null || there.Concept.Id == concept.Id;

    private static bool Serves(string said, string asked) => said == asked || (said == "above" && asked == RelationReader.OnTop);
}
