namespace Studio.Data.Evaluation.Choices;

/// <summary>One of a person's own pictures that could be asked about.</summary>
public sealed record ChoicePicture(Guid ImageId, string SystemKey);

/// <summary>The two pictures of a turn that a person is asked about: by chance, but the same ones after every reload and in every tab.</summary>
public sealed record ChoicePair(ChoicePicture Left, ChoicePicture Right)
{
    /// <summary>One turn in so many is asked about "now and then".</summary>
    public const int OneIn = 4;

    /// <summary>Their answer says something of systems, not only of two pictures.</summary>
    public bool ComparesSystems => Left.SystemKey != Right.SystemKey;

    public static bool IsAsked(Asking asking, Guid turn) => asking switch
    {
        Asking.Always => true,
        Asking.NowAndThen => Number(turn) % OneIn == 0,
        _ => false,
    };

    /// <summary>Null where there are no two. Pictures of different systems are asked about first; the sides are thrown like a coin.</summary>
    public static ChoicePair? Of(Guid turn, IReadOnlyList<ChoicePicture> pictures)
    {
        var ordered = pictures.OrderBy(picture => picture.ImageId).ToList();
        var pairs = ordered.SelectMany((left, at) => ordered.Skip(at + 1).Select(right => new ChoicePair(left, right))).ToList();
        var telling = pairs.Where(pair => pair.ComparesSystems).ToList();
        var asked = telling.Count > 0 ? telling : pairs;
        if (asked.Count == 0)
        {
            return null;
        }

        var number = Number(turn) / OneIn;
        var pair = asked[(int)(number / 2 % (ulong)asked.Count)];
        return number % 2 == 0 ? pair : new ChoicePair(pair.Right, pair.Left);
    }

    // The end of a version 7 id is random.
    private static ulong Number(Guid turn) => BitConverter.ToUInt64(turn.ToByteArray(bigEndian: true), 8) & 0x3FFF_FFFF_FFFF_FFFF;
}
