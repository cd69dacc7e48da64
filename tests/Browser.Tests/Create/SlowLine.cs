using System.Net;
using System.Net.Sockets;

namespace Studio.Browser.Tests.Create;

/// <summary>A port that leads to another one and holds every piece back for a while, both ways: the round trip is twice the delay.</summary>
internal sealed class SlowLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closed = new();
    private readonly Task _accepting;

    public SlowLine(int target, TimeSpan delay)
    {
        _listener.Start();
        _accepting = AcceptAsync(target, delay);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        _listener.Stop();
        await _accepting;
        _closed.Dispose();
    }

    private async Task AcceptAsync(int target, TimeSpan delay)
    {
        try
        {
            while (true)
            {
                var near = await _listener.AcceptTcpClientAsync(_closed.Token);
                _ = JoinAsync(near, target, delay);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task JoinAsync(TcpClient near, int target, TimeSpan delay)
    {
        using (near)
        using (var far = new TcpClient())
        {
            try
            {
                await far.ConnectAsync(IPAddress.Loopback, target, _closed.Token);
                await Task.WhenAny(CarryAsync(near.GetStream(), far.GetStream(), delay), CarryAsync(far.GetStream(), near.GetStream(), delay));
            }
            catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
            {
            }
        }
    }

    // Pieces overlap on their way: the delay is a latency, not a bandwidth.
    private async Task CarryAsync(NetworkStream from, NetworkStream to, TimeSpan delay)
    {
        var buffer = new byte[64 * 1024];
        var last = Task.CompletedTask;
        int read;
        while ((read = await from.ReadAsync(buffer, _closed.Token)) > 0)
        {
            last = DeliverAsync(last, to, buffer.AsMemory(0, read).ToArray(), delay);
        }

        await last;
    }

    private async Task DeliverAsync(Task before, NetworkStream to, byte[] piece, TimeSpan delay)
    {
        await Task.Delay(delay, _closed.Token);
        await before;
        await to.WriteAsync(piece, _closed.Token);
    }
}
