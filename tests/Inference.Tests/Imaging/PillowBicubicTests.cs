using System.Text.Json;
using Studio.Inference.Imaging;
using Studio.Testing;

namespace Studio.Inference.Tests.Imaging;

/// <summary>tests/goldens/pillow-bicubic, whose README has the formula of the pictures.</summary>
public sealed class PillowBicubicTests
{
    [Fact]
    public void Away_from_the_border_a_resized_picture_is_that_of_Pillow()
    {
        var cases = JsonSerializer.Deserialize<Case[]>(File.ReadAllText(Path.Combine(Goldens.Folder("pillow-bicubic"), "resized.json")), JsonSerializerOptions.Web)!;
        Assert.NotEmpty(cases);
        Assert.All(cases, golden =>
        {
            var resized = CubicResizer.Resize(golden.Width, golden.Height, golden.Picture(), golden.NewWidth, golden.NewHeight);
            Assert.Equal(golden.Rgb.Length, resized.Length);
            Assert.All(golden.Inner(), at => Assert.InRange(resized[at] - golden.Rgb[at], -2, 2));
        });
    }

    private sealed record Case(int Width, int Height, int NewWidth, int NewHeight, int[] Rgb)
    {
        public byte[] Picture() =>
            [.. from y in Enumerable.Range(0, Height) from x in Enumerable.Range(0, Width) from c in Enumerable.Range(0, 3) select (byte)(((37 * x) + (91 * y) + (53 * c) + (9 * (x * y % 17))) % 256)];

        /// <summary>Bytes of new pixels whose kernel lies within the old picture.</summary>
        public IReadOnlyList<int> Inner()
        {
            var inner = (from y in Enumerable.Range(0, NewHeight)
                         where IsInner(y, Height, NewHeight)
                         from x in Enumerable.Range(0, NewWidth)
                         where IsInner(x, Width, NewWidth)
                         from c in Enumerable.Range(0, 3)
                         select (((y * NewWidth) + x) * 3) + c).ToList();
            Assert.NotEmpty(inner);
            return inner;
        }

        private static bool IsInner(int at, int length, int newLength)
        {
            var scale = (double)length / newLength;
            var (centre, reach) = ((at + 0.5) * scale, 2 * Math.Max(scale, 1));
            return centre - reach >= 0 && centre + reach <= length;
        }
    }
}
