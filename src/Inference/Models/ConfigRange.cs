using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Studio.Inference.Models;

/// <summary>Numbers of a config that must lie in a range, or what is computed from them overflows or divides by zero.</summary>
internal static class ConfigRange
{
    public static int? Whole(this JsonElement config, string name, int least, int most, string file) => Within(config.Whole(name), name, least, most, file);

    public static float? Real(this JsonElement config, string name, float least, float most, string file) => Within(config.Real(name), name, least, most, file);

    /// <summary>How many blocks an encoder, decoder or UNet has; each but the first halves or doubles the side.</summary>
    public static int? Blocks(this JsonElement config, string file) => Within(config.Length("block_out_channels"), "block_out_channels (how many)", least: 1, most: 8, file);

    private static T? Within<T>(T? value, string name, T least, T most, string file)
        where T : struct, INumber<T> =>
        value is null || (value >= least && value <= most)
            ? value
            : throw new InferenceException(string.Create(
                CultureInfo.InvariantCulture, $"{ConfigFile.Shown(file)} says {name} = {value}; {least} to {most} is possible. The file is damaged or of another kind of model."));
}
