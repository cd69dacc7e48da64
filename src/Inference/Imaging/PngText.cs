namespace Studio.Inference.Imaging;

/// <summary>A keyword and its text in a PNG file.</summary>
public sealed record PngText(string Keyword, string Text);
