namespace Studio.Web.Create.FirstSteps;

/// <summary>A wish that is known to come out well, with the picture that came of it on this model.</summary>
public sealed record ExampleView(string Language, string Wish, string? Picture);
