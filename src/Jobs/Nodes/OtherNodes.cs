using System.Threading.Channels;
using Studio.Data.Databases;

namespace Studio.Jobs.Nodes;

/// <summary>The server processes beside this one: what is told here reaches them, in this order, unless a connection fails. Singleton, thread-safe.</summary>
public sealed class OtherNodes(NodeChannel channel)
{
    private readonly Channel<NodeMessage> _waiting = Channel.CreateUnbounded<NodeMessage>(new() { SingleReader = true });

    internal ChannelReader<NodeMessage> Waiting => _waiting.Reader;

    /// <summary>Never waits. Without other nodes it does nothing.</summary>
    internal void Tell(NodeMessage message)
    {
        if (channel.IsShared)
        {
            _waiting.Writer.TryWrite(message);
        }
    }
}
