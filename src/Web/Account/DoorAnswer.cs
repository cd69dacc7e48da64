namespace Studio.Web.Account;

/// <summary>What the door says to e-mail and password: come in, one more step, or a sentence.</summary>
internal sealed record DoorAnswer(string? Refusal, bool NeedsCode)
{
    public static readonly DoorAnswer ComeIn = new(null, NeedsCode: false);

    public static readonly DoorAnswer OneMoreStep = new(null, NeedsCode: true);
}
