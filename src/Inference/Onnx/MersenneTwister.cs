namespace Studio.Inference.Onnx;

/// <summary>MT19937 (Matsumoto and Nishimura, 1998), seeded with 32 bits as torch's MT19937RNGEngine is.</summary>
internal sealed class MersenneTwister
{
    private const int Size = 624;
    private const int Middle = 397;

    private readonly uint[] _state = new uint[Size];
    private int _next = Size;

    public MersenneTwister(uint seed)
    {
        _state[0] = seed;
        for (var i = 1u; i < Size; i++)
        {
            var previous = _state[i - 1];
            _state[i] = 1812433253u * (previous ^ (previous >> 30)) + i;
        }
    }

    public uint Next()
    {
        if (_next == Size)
        {
            Twist();
        }

        var y = _state[_next++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680u;
        y ^= (y << 15) & 0xefc60000u;
        return y ^ (y >> 18);
    }

    private void Twist()
    {
        for (var i = 0; i < Size; i++)
        {
            var mixed = (_state[i] & 0x80000000u) | (_state[(i + 1) % Size] & 0x7fffffffu);
            var shifted = (mixed >> 1) ^ ((mixed & 1) == 0 ? 0 : 0x9908b0dfu);
            _state[i] = _state[(i + Middle) % Size] ^ shifted;
        }

        _next = 0;
    }
}
