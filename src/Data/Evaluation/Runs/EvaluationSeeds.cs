using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Studio.Data.Evaluation.Runs;

/// <summary>What is drawn by lot in a run. The same seed gives the same on every machine.</summary>
public static class EvaluationSeeds
{
    /// <summary>Of the noise: the n-th pictures of a prompt begin alike in all systems.</summary>
    /// <param name="most">The largest seed there may be, all bits set.</param>
    public static long Noise(long seed, string prompt, int number, long most) => BinaryPrimitives.ReadInt64BigEndian(Hash($"{seed}\n{number}\n{prompt}")) & most;

    /// <summary>The id of the text that a model writes for a turn: the same on every node.</summary>
    public static Guid Text(Guid turn, string model, Guid? remote) => new(Hash($"text\n{turn}\n{remote}\n{model}").AsSpan(0, 16));

    /// <summary>Another id for work that was given up and is begun again: the same on every node.</summary>
    public static Guid After(Guid before) => new(Hash($"again\n{before}").AsSpan(0, 16));

    private static byte[] Hash(FormattableString text) => SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString(CultureInfo.InvariantCulture)));
}
