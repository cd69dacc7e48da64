using Studio.Inference.Scoring;

namespace Studio.Inference.Tests.Scoring;

public sealed class JudgementTests
{
    [Theory]
    [InlineData("Both boats are there. VERDICT: CORRECT", true, "Both boats are there.")]
    [InlineData("The hat is green.\nVERDICT: INCORRECT", false, "The hat is green.")]
    [InlineData("The hat\r\nis green.\n\n**Verdict:** *Incorrect*.", false, "The hat is green.")]
    [InlineData("### Verdict\ncorrect", true, "")]
    [InlineData("One moon is missing. Verdict: not correct", false, "One moon is missing.")]
    [InlineData("verdict - \"correct\"", true, "")]
    [InlineData("At first VERDICT: CORRECT seems right, but there are three cats. VERDICT: INCORRECT", false, "At first VERDICT: CORRECT seems right, but there are three cats.")]
    public void The_last_verdict_counts_and_what_stands_before_it_is_the_reason(string answer, bool isCorrect, string reason) =>
        Assert.Equal(new Judgement(isCorrect, reason), Judgement.Read(answer));

    [Fact]
    public void What_no_database_takes_is_not_in_the_reason() =>
        Assert.Equal("Zero byte and \uFFFD half.", Judgement.Read("Zero\0byte and " + (char)0xD800 + " half. VERDICT: CORRECT")!.Reason);

    [Theory]
    [InlineData("")]
    [InlineData("I cannot see pictures.")]
    [InlineData("That is correct.")]
    [InlineData("VERDICT: maybe")]
    [InlineData("VERDICT: CORRECTLY")]
    public void An_answer_without_a_verdict_is_none(string answer) => Assert.Null(Judgement.Read(answer));

    [Fact]
    public void Another_address_or_another_model_is_another_judge()
    {
        var judge = PictureJudge.HashOf(new Uri("http://localhost:11434/v1"), "llava:13b");

        Assert.Equal(64, judge.Length);
        Assert.Equal(judge, PictureJudge.HashOf(new Uri("http://localhost:11434/v1"), "llava:13b"));
        Assert.NotEqual(judge, PictureJudge.HashOf(new Uri("http://localhost:11434/v1"), "llava:7b"));
        Assert.NotEqual(judge, PictureJudge.HashOf(new Uri("http://localhost:8000/v1"), "llava:13b"));
    }
}
