namespace Studio.Data.Keys;

/// <summary>What a key may at most; what its maker's role does not allow, it may not either. Stored by name: a name once used keeps its meaning.</summary>
[Flags]
public enum KeyScope
{
    None = 0,

    /// <summary>Lists of pictures and their bytes, without any words.</summary>
    Pictures = 1,

    /// <summary>Wishes, prompts and provenance of pictures, also inside their files.</summary>
    Words = 2,
}
