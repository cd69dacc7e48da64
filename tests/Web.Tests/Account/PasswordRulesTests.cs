using Studio.Data.Users;
using Studio.Web.Account;

namespace Studio.Web.Tests.Account;

public sealed class PasswordRulesTests
{
    private static readonly StudioUser Person = new() { Email = "mira@harbour.example", DisplayName = "Mira Okonkwo", CreatedAt = DateTime.UnixEpoch };

    [Theory]
    [InlineData("leavemealone")]
    [InlineData("LeaveMeAlone")]
    [InlineData("leavemealone2026!")]
    [InlineData("1!sonyericsson")]
    [InlineData("passwordpassword")]
    [InlineData("qwertzuiopas")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("mira okonkwo 1")]
    [InlineData("administrator1")]
    public void What_is_guessed_first_is_refused(string password) => Assert.True(PasswordRules.IsGuessedFirst(password, Person));

    [Theory]
    [InlineData("lantern gravel otter")]
    [InlineData("marble kettle pine")]
    [InlineData("リスの王は雪の中で笑う")]
    [InlineData("k7#qPz!2vRw9")]
    public void Words_that_do_not_belong_together_and_random_signs_are_taken(string password) => Assert.False(PasswordRules.IsGuessedFirst(password, Person));
}
