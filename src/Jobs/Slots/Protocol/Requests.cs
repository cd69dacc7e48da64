using Studio.Inference.Diffusion;
using Studio.Inference.Models;
using Studio.Inference.Onnx;

namespace Studio.Jobs.Slots.Protocol;

/// <summary>Draw one picture and screen it.</summary>
internal sealed record DrawRequest(
    long Request,
    DiffusionModel Model,
    ClassifierModel? Classifier,
    TextToImageRequest Wanted,
    OnnxOptions Onnx,
    int LoadedModels) : SlotMessage(Request);

/// <summary>Stop the request; answered by <see cref="RequestCanceled"/> unless its own answer was already on the way.</summary>
internal sealed record CancelRequest(long Request) : SlotMessage(Request);
