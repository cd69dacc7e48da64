using System.Net;
using System.Net.Sockets;

namespace Studio.Browser.Tests.Create;

/// <summary>A port that leads to another one and holds every piece back for a while, both ways: the round trip is twice the delay.</summary>
internal sealed class SlowLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closed = new();
    private readonly Task _accepting;
    private CancellationTokenSource _cut = new();

    public SlowLine(int target, TimeSpan delay)
    {
        _listener.Start();
        _accepting = AcceptAsync(target, delay);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Every connection breaks, and no new one comes about before <see cref="Heal"/>.</summary>
    public void Cut() => _cut.Cancel();

    public void Heal() => _cut = new CancellationTokenSource();

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
        var cut = _cut;
        using (near)
        using (var far = new TcpClient())
        using (var end = CancellationTokenSource.CreateLinkedTokenSource(_closed.Token, cut.Token))
        {
            try
            {
                await far.ConnectAsync(IPAddress.Loopback, target, end.Token);
                await Task.WhenAny(CarryAsync(near.GetStream(), far.GetStream(), delay, end.Token), CarryAsync(far.GetStream(), near.GetStream(), delay, end.Token));
            }
            catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
            {
            }
        }
    }

    // Pieces overlap on their way: the delay is a latency, not a bandwidth.
    private static async Task CarryAsync(NetworkStream from, NetworkStream to, TimeSpan delay, CancellationToken end)
    {
        var buffer = new byte[64 * 1024];
        var last = Task.CompletedTask;
        int read;
        while ((read = await from.ReadAsync(buffer, end)) > 0)
        {
            last = DeliverAsync(last, to, buffer.AsMemory(0, read).ToArray(), delay, end);
        }

        await last;
    }

    private static async Task DeliverAsync(Task before, NetworkStream to, byte[] piece, TimeSpan delay, CancellationToken end)
    {
        await Task.Delay(delay, end);
        await before;
        await to.WriteAsync(piece, end);
    }
}
