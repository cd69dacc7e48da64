using Studio.Inference.Models;

namespace Studio.Web.Edit;

/// <summary>The larger sizes that a model draws a picture at.</summary>
public static class EnlargeSizes
{
    private static readonly double[] Factors = [1.5, 2, 3, 4];

    /// <summary>Of the picture's shape, smallest first; none where the model draws nothing larger.</summary>
    public static IReadOnlyList<ImageSize> Of(ModelLimits limits, int width, int height)
    {
        var wanted = limits.FixedSize
            ? limits.Sizes.Where(size => IsAlike(size, width, height))
            : Factors.Select(factor => new ImageSize(Round(width * factor, limits.SizeMultiple), Round(height * factor, limits.SizeMultiple)));
        return [.. wanted.Where(size => size.Width > width && size.Height > height && limits.Allows(size.Width, size.Height)).Distinct().OrderBy(size => size.Width)];
    }

    // A hundredth: sizes are rounded to the model's multiple.
    private static bool IsAlike(ImageSize size, int width, int height) => Math.Abs((double)size.Width / size.Height - ((double)width / height)) < 0.01;

    private static int Round(double side, int multiple) => (int)Math.Round(side / multiple) * multiple;
}
