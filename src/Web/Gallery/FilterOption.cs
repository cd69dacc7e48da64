namespace Studio.Web.Gallery;

public sealed record FilterOption(string Value, string Label);
