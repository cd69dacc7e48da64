using Studio.Data;
using Studio.Testing;
using Studio.Web.Account.Codes.Qr;

namespace Studio.Web.Tests.Account;

public sealed class QrCodeTests
{
    /// <summary>qr-codes.txt was written by another program (npm qrcode 1.5, byte mode, level M): versions 1, 6 and 9, three masks.</summary>
    [Fact]
    public async Task Codes_are_module_for_module_those_of_another_program()
    {
        var file = Path.Combine(Repository.Root, "tests", "Web.Tests", "Account", "qr-codes.txt");
        var cases = (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, cases.Length);
        foreach (var lines in cases.Select(one => one.Trim().Split('\n')))
        {
            // Which mask reads best is each program's own judgement; with the same one every module must agree.
            var code = QrCode.Of(lines[0][2..], mask: lines[0][0] - '0');
            var drawn = Enumerable.Range(0, code.Size).Select(row => string.Concat(Enumerable.Range(0, code.Size).Select(column => code.IsDark(row, column) ? '#' : '.')));
            Assert.Equal(lines[1..], drawn);
        }
    }

    [Fact]
    public void The_path_has_a_stroke_for_every_run_and_stays_inside()
    {
        var code = QrCode.Of("HELLO");
        var path = code.ToPath();

        Assert.StartsWith("M0 0h7v1h-7z", path, StringComparison.Ordinal);
        Assert.DoesNotContain("M21", path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_fits_no_code_is_refused_in_words()
    {
        Assert.Contains("too long", Assert.Throws<StudioException>(() => QrCode.Of(new string('x', 413))).Message, StringComparison.Ordinal);
        Assert.Equal(77, QrCode.Of(new string('x', 412)).Size);
    }
}
