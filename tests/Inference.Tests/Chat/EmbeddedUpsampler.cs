using Studio.Inference.Chat;
using Studio.Inference.Models;
using Studio.Inference.Tests.Chat;
using Studio.Testing;

[assembly: AssemblyFixture(typeof(EmbeddedUpsampler))]

namespace Studio.Inference.Tests.Chat;

/// <summary>The real embedded language model, loaded once for all tests.</summary>
public sealed class EmbeddedUpsampler : IDisposable
{
    private readonly Lazy<LlamaModel> _model = new(() => LlamaModel.Load(GgufModel.Read(File), new LlamaOptions { Contexts = 2 }));

    public static string File => Path.Combine(Repository.Models, "studio-mini-upsampler.gguf");

    public LlamaModel Model => _model.Value;

    public LlamaChatClient Client => new(Model);

    public void Dispose()
    {
        if (_model.IsValueCreated)
        {
            _model.Value.Dispose();
        }
    }
}
