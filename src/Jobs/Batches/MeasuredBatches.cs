using Microsoft.Extensions.Options;
using Studio.Data;
using Studio.Data.Generations;
using Studio.Inference.Diffusion.Batches;
using Studio.Inference.Onnx;
using Studio.Jobs.Devices;
using Studio.Jobs.Slots;

namespace Studio.Jobs.Batches;

/// <summary>What batches were measured to cost on this node, with what it draws with now. Singleton, thread-safe.</summary>
public sealed class MeasuredBatches
{
    private readonly Device _device;
    private readonly IOptions<SlotOptions> _options;
    private readonly string _machine;

    internal MeasuredBatches(Device device, IOptions<SlotOptions> options, IOptions<DataOptions> data)
    {
        (_device, _options) = (device, options);
        _machine = Path.Combine(Path.GetFullPath(data.Value.Folder), OnnxOptions.MachineFolderName);
    }

    /// <summary>Null until it was measured.</summary>
    public BatchGains? Of(string modelHash, GenerationSettings settings)
    {
        var (width, height) = settings.LargestPass();
        return new BatchMeasurements(_machine, modelHash, _device.Runs, ThreadBudget.For(_options.Value, Environment.ProcessorCount).Onnx).Read(width, height, settings.Guidance);
    }
}
