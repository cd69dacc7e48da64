namespace Studio.Web.Models;

/// <summary>A picture that shows what a model draws.</summary>
/// <param name="Picture">Its address.</param>
/// <param name="Words">The wish it came from.</param>
/// <param name="Page">Where all about it is; null for one that came with the model.</param>
public sealed record ModelSample(string Picture, string Words, string? Page);
