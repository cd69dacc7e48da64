namespace Studio.Web.Images;

/// <summary>What is needed to send a picture's file.</summary>
internal sealed record StoredImage(Guid Id, string BlobHash, string Wish, string Prompt, long? Seed, int Width, int Height);
