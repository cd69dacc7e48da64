using Studio.Data;
using Studio.Data.Databases;
using Studio.Inference;

namespace Studio.Web.Errors;

/// <summary>What a person can act on, whichever room it comes from: a broken model file is no more a mistake of the studio than a full disk.</summary>
internal static class Refusals
{
    /// <returns>Null for a bug, which bubbles and is logged.</returns>
    public static StudioException? Of(Exception exception) => exception is InferenceException unusable
        ? StudioException.Unavailable(unusable.Message, unusable)
        : DatabaseTrouble.RefusalOf(exception);
}
