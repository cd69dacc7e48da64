using Studio.Inference.Models;
using Studio.Testing;

namespace Studio.Inference.Tests.Models;

public sealed class LicenceTextTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_licence_file_is_read_before_the_card()
    {
        Write("README.md", "---\nlicense: mit\n---\n\n# Tiny\nWhat it draws.");
        Write("LICENSE.md", "MIT License");

        Assert.Equal(new LicenceText("MIT License", IsCard: false), await LicenceText.ReadAsync(_folder.Path, isOfModelAlone: true, Token));
    }

    [Fact]
    public async Task Without_one_the_card_speaks_and_is_said_to_be_a_card()
    {
        Write("README.md", "---\nlicense: mit\n---\n\n# Tiny\nYou may sell what it draws.");

        Assert.Equal(new LicenceText("# Tiny\nYou may sell what it draws.", IsCard: true), await LicenceText.ReadAsync(_folder.Path, isOfModelAlone: true, Token));
    }

    [Fact]
    public async Task A_card_beside_a_single_file_may_be_another_models_and_is_not_shown()
    {
        Write("README.md", "My downloads");

        Assert.Null(await LicenceText.ReadAsync(_folder.Path, isOfModelAlone: false, Token));
    }

    public void Dispose() => _folder.Dispose();

    private void Write(string name, string text) => File.WriteAllText(_folder[name], text);
}
