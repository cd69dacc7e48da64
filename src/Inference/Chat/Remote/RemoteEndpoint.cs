namespace Studio.Inference.Chat.Remote;

/// <summary>A language model behind an address that speaks as OpenAI's chat completions do: Ollama, llama-server, vLLM.</summary>
public sealed record RemoteEndpoint
{
    private RemoteEndpoint(Uri address, string model, string? key) => (Address, Model, Key) = (address, model, key);

    /// <summary>The base, such as http://localhost:11434/v1.</summary>
    public Uri Address { get; }

    public string Model { get; }

    public string? Key { get; }

    /// <summary>False: whoever is on the way reads the wishes, and the key.</summary>
    public bool IsEncrypted => Address.Scheme == Uri.UriSchemeHttps;

    /// <summary>How sentences name it.</summary>
    public string Host => Address.IsDefaultPort ? Address.Host : $"{Address.Host}:{Address.Port}";

    internal Uri Completions => new($"{Address.AbsoluteUri.TrimEnd('/')}/chat/completions");

    internal Uri Models => new($"{Address.AbsoluteUri.TrimEnd('/')}/models");

    /// <summary>Throws InferenceException with a sentence about what is wrong with the address.</summary>
    public static RemoteEndpoint Parse(string address, string model, string? key)
    {
        if (!Uri.TryCreate(address.Trim(), UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
        {
            throw new InferenceException($"“{address}” is no address. It starts with http:// or https:// and usually ends in /v1.");
        }

        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            throw new InferenceException("An address holds no name, password or question mark. A key has a place of its own.");
        }

        if (string.IsNullOrWhiteSpace(model))
        {
            throw new InferenceException("Say which model at that address writes, for example qwen2.5:7b.");
        }

        if (key?.Any(c => char.IsControl(c) || c > '~') == true)
        {
            throw new InferenceException("The key holds characters that no key has. Copy it again.");
        }

        return new RemoteEndpoint(uri, model.Trim(), string.IsNullOrWhiteSpace(key) ? null : key.Trim());
    }
}
