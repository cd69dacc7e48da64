using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Users;

namespace Studio.Web.Commands;

/// <summary>What only somebody at the machine may do. There is no mail, so a lost password is set here.</summary>
internal static class AdminCommand
{
    private static readonly Argument<string> Email = new("email") { Description = "The e-mail address the person signs in with." };
    private static readonly Option<bool> NoCodes = new("--no-codes") { Description = "Turn the authenticator app off as well, for somebody who lost phone and recovery codes." };
    private static readonly Option<bool> NoPasskeys = new("--no-passkeys") { Description = "Take every passkey off the account as well, for somebody whose device is in other hands." };
    private static readonly Option<string?> DataFolder = new("--data") { Description = "The data folder of the studio (data).", HelpName = "folder" };

    public static Command Create()
    {
        var reset = new Command("reset-password", "Set a new password and end the person's sessions. Asks for it, or reads one line of standard input.") { Email, NoCodes, NoPasskeys, DataFolder };
        reset.Runs((line, cancellationToken) => ResetAsync(line.GetRequiredValue(Email), new AlsoOff(line.GetValue(NoCodes), line.GetValue(NoPasskeys)), line.GetValue(DataFolder), cancellationToken));
        return new Command("admin", "Administer the studio from its own machine.") { reset };
    }

    private static async Task ResetAsync(string email, AlsoOff off, string? dataFolder, CancellationToken cancellationToken)
    {
        // Built and not started: no lock, no port, no work; a running server goes on meanwhile.
        await using var app = StudioApp.Build(new StudioAppOptions { DataFolder = dataFolder, Port = 0 });
        await using var scope = app.Services.CreateAsyncScope();
        await RequireDatabaseAsync(scope.ServiceProvider, cancellationToken);
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StudioUser>>();
        var user = await users.FindByEmailAsync(email) ?? throw new BadInputException($"Nobody signs in with \"{email}\".");
        var password = ReadPassword();
        foreach (var validator in users.PasswordValidators)
        {
            Require(await validator.ValidateAsync(users, user, password));
        }

        var database = scope.ServiceProvider.GetRequiredService<StudioDbContext>();
        await scope.ServiceProvider.GetRequiredService<ServerAuditLog>().RunAsync(
            database,
            actorId: null,
            async token =>
            {
                user.PasswordChangedAt = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
                await ChangeAsync(users, user, password, off.Codes);
                if (off.Passkeys)
                {
                    await database.UserPasskeys.Where(passkey => passkey.UserId == user.Id).ExecuteDeleteAsync(token);
                }

                return new AuditSaying(AuditAct.PasswordChanged, Details: new { by = "commandLine", secondStep = off.Codes ? "off" : "asItWas", passkeys = off.Passkeys ? "off" : "asTheyWere" }) { About = user.Id };
            },
            cancellationToken);
        await scope.ServiceProvider.GetRequiredService<UserSessions>().EndOthersAsync(user.Id, except: null, cancellationToken);
        await Console.Out.WriteLineAsync($"{user.Email} has a new password. Every session of this account ends within a minute.");
        await TellWhatStaysAsync(database, user, cancellationToken);
    }

    private static async Task TellWhatStaysAsync(StudioDbContext database, StudioUser user, CancellationToken cancellationToken)
    {
        var names = (await PasskeyUse.OfAsync(database, user.Id, cancellationToken)).Select(own => $"\"{own.Passkey.Data.Name ?? "no name"}\"").ToList();
        if (names.Count > 0)
        {
            await Console.Out.WriteLineAsync($"{(names.Count == 1 ? "A passkey still opens it" : $"{names.Count} passkeys still open it")}: {string.Join(", ", names)}. --no-passkeys takes them off.");
        }

        if (user.LockoutEnd == StudioUser.ShutOut)
        {
            await Console.Out.WriteLineAsync("An administrator of this server locked this account: nobody signs in with it until one unlocks it, under This server, Users.");
        }
    }

    private static async Task ChangeAsync(UserManager<StudioUser> users, StudioUser user, string password, bool noCodes)
    {
        Require(await users.ResetPasswordAsync(user, await users.GeneratePasswordResetTokenAsync(user), password));
        if (user.LockoutEnd != StudioUser.ShutOut)
        {
            Require(await users.SetLockoutEndDateAsync(user, null));
        }

        Require(await users.ResetAccessFailedCountAsync(user));
        if (noCodes)
        {
            Require(await users.SetTwoFactorEnabledAsync(user, false));
        }
    }

    internal static async Task RequireDatabaseAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var database = await services.GetRequiredService<IDbContextFactory<StudioDbContext>>().CreateDbContextAsync(cancellationToken);
        if (!await database.Database.CanConnectAsync(cancellationToken))
        {
            throw new BadInputException("There is no database here yet. Start the studio once, or name its folder with --data.");
        }

        if ((await database.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            throw new BadInputException("The database is older than this program. Start the studio once, which brings it up to date.");
        }
    }

    private static string ReadPassword()
    {
        if (Console.IsInputRedirected)
        {
            return Console.In.ReadLine() ?? throw new BadInputException("No password came in on standard input.");
        }

        var first = HiddenLine("New password: ");
        return string.Equals(first, HiddenLine("The same again: "), StringComparison.Ordinal)
            ? first
            : throw new BadInputException("The two are not the same; nothing was changed.");
    }

    private static string HiddenLine(string question)
    {
        Console.Error.Write(question);
        var text = new System.Text.StringBuilder();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                text.Length = Math.Max(0, text.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                text.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return text.ToString();
    }

    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new BadInputException(string.Join(Environment.NewLine, result.Errors.Select(error => error.Description)));
        }
    }

    /// <summary>What is taken away with the old password.</summary>
    private sealed record AlsoOff(bool Codes, bool Passkeys);
}
