using Studio.Jobs.Slots.Child;

namespace Studio.Jobs.Tests.Slots;

public sealed class ModelCacheTests
{
    private readonly ModelCache<string, Model> _cache = new();
    private readonly List<string> _disposed = [];

    [Fact]
    public void A_model_is_loaded_once()
    {
        var first = Get("a", out var loaded);
        var again = Get("a", out var loadedAgain);

        Assert.Same(first, again);
        Assert.True(loaded);
        Assert.False(loadedAgain);
    }

    [Fact]
    public void The_one_used_longest_ago_makes_room()
    {
        Get("a", out _);
        Get("b", out _);
        Get("a", out _);

        Get("c", out _);

        Assert.Equal(["b"], _disposed);
    }

    [Fact]
    public void With_room_for_one_the_old_model_is_gone_before_the_new_one_is_loaded()
    {
        _cache.Get("a", 1, () => new Model("a", _disposed), out _);

        _cache.Get(
            "b",
            1,
            () =>
            {
                Assert.Equal(["a"], _disposed);
                return new Model("b", _disposed);
            },
            out _);
    }

    [Fact]
    public void A_model_that_cannot_be_loaded_leaves_nothing_behind()
    {
        Assert.Throws<InvalidDataException>(() => _cache.Get("bad", 2, () => throw new InvalidDataException(), out _));

        Get("bad", out var loaded);

        Assert.True(loaded);
    }

    [Fact]
    public void A_dropped_model_is_loaded_again()
    {
        Get("a", out _);

        _cache.Drop("a");
        Get("a", out var loaded);

        Assert.True(loaded);
        Assert.Equal(["a"], _disposed);
    }

    private Model Get(string key, out bool loaded) => _cache.Get(key, 2, () => new Model(key, _disposed), out loaded);

    private sealed class Model(string name, List<string> disposed) : IDisposable
    {
        public void Dispose() => disposed.Add(name);
    }
}
