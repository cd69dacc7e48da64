namespace Studio.Inference.Tests;

/// <summary>Seeded damage to the bytes of a good file: cut off, doubled, filled in, flipped.</summary>
internal static class Damage
{
    public static byte[] To(byte[] original, Random random)
    {
        var file = original.ToArray();
        for (var hits = random.Next(1, 5); hits > 0; hits--)
        {
            file = random.Next(6) switch
            {
                0 => file[..random.Next(file.Length + 1)],
                1 => [.. file, .. original[random.Next(original.Length)..]],
                2 => Insert(file, random),
                _ => Flip(file, random),
            };
        }

        return file;
    }

    private static byte[] Flip(byte[] file, Random random)
    {
        if (file.Length > 0)
        {
            file[random.Next(file.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : (byte)(1 << random.Next(8));
        }

        return file;
    }

    private static byte[] Insert(byte[] file, Random random)
    {
        var at = random.Next(file.Length + 1);
        var noise = new byte[random.Next(16)];
        random.NextBytes(noise);
        return [.. file[..at], .. noise, .. file[at..]];
    }
}
