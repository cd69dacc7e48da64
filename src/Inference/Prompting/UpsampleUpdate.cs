namespace Studio.Inference.Prompting;

/// <summary>Either the text so far, many times, or the finished result, once and last.</summary>
public abstract record UpsampleUpdate;

/// <summary>The whole text so far; a second attempt starts again from nothing.</summary>
public sealed record UpsampleText(string Text) : UpsampleUpdate;

public sealed record UpsampleFinished(UpsampleResult Result) : UpsampleUpdate;
