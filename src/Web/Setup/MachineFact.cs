namespace Studio.Web.Setup;

/// <summary>One line of "This machine": what was found, and whether it is enough.</summary>
public sealed record MachineFact(string Name, string Text, bool IsGood = true);
