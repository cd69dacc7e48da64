namespace Studio.Benchmarks.Policies;

/// <summary>Words that nobody has written, of six scripts in turn: the same from one seed.</summary>
internal sealed class MadeUpWords(int seed)
{
    private static readonly string[] Letters = ["abcdefghijklmnopqrstuvwxyz", "aàbcçdeéfghiïjlmnoôpqrstuüv", "абвгдежзиклмнопрстуфхцчш", "アイウエオカキクケコサシスセソ", "山川水火木金土人大小中上下", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"];

#pragma warning disable CA5394 // Nothing is guarded by these.
    private readonly Random _random = new(seed);
    private int _script;

    public IEnumerable<string> Take(int count) => Enumerable.Range(0, count).Select(_ => Next()).ToList();

    public string Next()
    {
        var letters = Letters[_script++ % Letters.Length];
        return new string([.. Enumerable.Range(0, _random.Next(4, 11)).Select(_ => letters[_random.Next(letters.Length)])]);
    }
#pragma warning restore CA5394
}
