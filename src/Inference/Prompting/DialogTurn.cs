namespace Studio.Inference.Prompting;

/// <summary>One earlier turn: the wish and the prompt the person sent, which may differ from what the model had written.</summary>
public sealed record DialogTurn(string Wish, string PromptSent);
