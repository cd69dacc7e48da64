using Studio.Inference.Diffusion.Models;
using Studio.Inference.Tokenizers;

namespace Studio.Inference.Diffusion.Conditioning;

/// <summary>The text encoders of a model as one: a single CLIP, or the two of SDXL. A family with T5 would be a third.</summary>
internal interface IPromptEncoder : IDisposable
{
    /// <summary>The one that tells people how much of their prompt fits.</summary>
    ClipTokenizer Tokenizer { get; }

    /// <summary>Hidden states that can be skipped from the end; 0 when the export holds only the last.</summary>
    int DeepestClipSkip { get; }

    /// <param name="prompt">Null when none was given, which SDXL does not take for an empty one.</param>
    PromptStates Encode(PromptPart? prompt, TextReading reading, SessionClock clock, CancellationToken cancellationToken);
}

/// <summary>How texts become what the UNet is told.</summary>
/// <param name="Read">Texts to windows.</param>
/// <param name="Windows">As many as the UNet was exported for, no more and no fewer; null where it takes as many as a text has.</param>
/// <param name="ClipSkip">Last layers that are skipped.</param>
internal sealed record TextReading(PromptReader Read, int? Windows, int ClipSkip);
