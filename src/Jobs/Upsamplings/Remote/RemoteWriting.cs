using Studio.Inference.Prompting;

namespace Studio.Jobs.Upsamplings.Remote;

/// <summary>One prompt from a model at an address, through the same stage as any other. Waits for the line and computes nothing, so it takes no slot. Singleton, thread-safe.</summary>
public sealed class RemoteWriting(RemoteDoor door, PromptTargets targets)
{
    internal async Task<UpsampleResult> WriteAsync(UpsamplingInput input, Action<string> show, CancellationToken ct)
    {
        using var client = await door.OpenAsync(input.Writer.Remote!, ct);
        var target = targets.Of(input.Target);
        var wanted = new UpsampleRequest(input.Wish, input.History, input.Locked, input.Seed, target.Window) { Before = input.Before };
        await foreach (var update in new PromptUpsampler(client, input.Writer.Profile, target.Vocabulary).UpsampleAsync(wanted, ct))
        {
            if (update is UpsampleFinished { Result: var result })
            {
                return result;
            }

            show(((UpsampleText)update).Text);
        }

        throw new InvalidDataException("The upsampler ended without a result.");
    }
}
