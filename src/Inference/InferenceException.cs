namespace Studio.Inference;

/// <summary>Something a person can act on: a broken file, an impossible setting. The message is a sentence for them and names the file or the value.</summary>
public class InferenceException : Exception
{
    public InferenceException(string message)
        : base(message)
    {
    }

    public InferenceException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
