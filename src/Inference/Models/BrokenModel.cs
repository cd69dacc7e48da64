namespace Studio.Inference.Models;

/// <summary>Something that looks like a model and cannot be used; the sentence says what is wrong and names the file.</summary>
public sealed record BrokenModel(string Folder, string Sentence);
