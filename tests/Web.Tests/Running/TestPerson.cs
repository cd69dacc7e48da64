namespace Studio.Testing;

/// <summary>Somebody who can sign in.</summary>
public sealed record TestPerson(string Name, string Email, string Password)
{
    public const string WorkspaceName = "Harbour office";

    public const string Slug = "harbour-office";

    public static readonly TestPerson Owner = new("Mira Okonkwo", "mira@harbour.example", "lantern gravel otter");

    public static readonly TestPerson Stranger = new("Tomas Weil", "tomas@inland.example", "marble kettle pine");
}
