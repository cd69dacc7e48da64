using System.Globalization;
using Studio.Inference.Diffusion.Tiles;
using Studio.Inference.Hub;
using Studio.Inference.Models;
using Studio.Jobs.Memory;
using Studio.Web.Create.Pictures;

namespace Studio.Web.Edit;

/// <summary>What enlarging to one size takes here.</summary>
/// <param name="Tiles">Null: the VAE takes it as a whole.</param>
/// <param name="Time">Null while this model was never measured here.</param>
public sealed record EnlargeFact(ImageSize Size, TileLayout? Tiles, PictureNeed Need, TimeSpan? Time)
{
    public string Decoding => Tiles is { } tiles
        ? string.Create(CultureInfo.InvariantCulture, $"in {tiles.Count} tiles of {tiles.Side} px, {tiles.Overlap} px overlap")
        : "in one piece";

    public string Memory => $"{(Need.IsEstimate ? "about " : "")}{ByteText.Of(Need.Bytes)} of {ByteText.Of(Need.Budget)} for models";

    public string Takes => Time is { } time ? $"about {TileSentences.Seconds(time.TotalSeconds)}" : "measured with the first one";

    /// <summary>Of a size that is not chosen.</summary>
    public string InOneLine
    {
        get
        {
            var tiles = Tiles is { } layout ? string.Create(CultureInfo.InvariantCulture, $" in {layout.Count} tiles") : "";
            var time = Time is null ? "" : $" and {Takes}";
            return Need.Refusal is null
                ? $"{Name(Size)} needs {(Need.IsEstimate ? "about " : "")}{ByteText.Of(Need.Bytes)}{tiles}{time}."
                : $"{Name(Size)} needs more memory than there is: {(Need.IsEstimate ? "about " : "")}{ByteText.Of(Need.Bytes)}.";
        }
    }

    public static string Name(ImageSize size) => size.Width == size.Height ? $"{size.Width} px" : $"{size.Width} × {size.Height}";
}
