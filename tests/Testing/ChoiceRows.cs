using Studio.Data.Evaluation;
using Studio.Data.Evaluation.Choices;

namespace Studio.Testing;

/// <summary>Rows of the evaluation of one's own pictures.</summary>
public static class ChoiceRows
{
    /// <summary>One row of each kind.</summary>
    public static object[] Of(Guid user, Guid turn, Guid left, Guid right, DateTime now)
    {
        var (drawn, written) = (System("drawn", now), System("written", now));
        return
        [
            drawn,
            written,
            Vote(user, drawn.Id, written.Id, left, right, turn, now),
            new PictureStars { UserId = user, ImageId = left, Stars = 4, At = now },
            new DeclinedChoice { UserId = user, TurnId = turn, At = now },
        ];
    }

    public static EvaluatedSystem System(string key, DateTime now, string? writer = null) => new()
    {
        Key = key,
        Model = "Studio Mini",
        ModelHash = new string('0', 64),
        Sampler = "DDIM",
        Steps = 24,
        Guidance = 7,
        Width = 64,
        Height = 64,
        Writer = writer,
        CreatedAt = now,
    };

    public static Vote Vote(Guid user, Guid leftSystem, Guid rightSystem, Guid left, Guid right, Guid prompt, DateTime now, VoteAnswer answer = VoteAnswer.Left, string category = "en") => new()
    {
        Source = VoteSource.Choice,
        Question = EvaluationQuestion.Preference,
        LeftSystemId = leftSystem,
        RightSystemId = rightSystem,
        LeftImageId = left,
        RightImageId = right,
        Answer = answer,
        PromptId = prompt,
        Category = category,
        VoterId = user,
        IsBlind = false,
        At = now,
    };
}
