using Microsoft.EntityFrameworkCore;
using Studio.Data.Audit;
using Studio.Data.Server;
using Studio.Data.Tenancy;
using Studio.Web.Health;

namespace Studio.Web.Admin;

/// <summary>What an administrator of the server decides for everybody. Each asks anew whether they still are one.</summary>
internal sealed class AdminRuleActions(ServerAdministrator administrator, AcrossWorkspaces across, ServerAuditLog audit)
{
    public Task LetEverybodyMakeWorkspacesAsync(bool everybody, CancellationToken cancellationToken) =>
        ChangeAsync("workspaces", everybody, rules => rules.EverybodyMakesWorkspaces, (rules, value) => rules.EverybodyMakesWorkspaces = value, cancellationToken);

    public Task LetEverybodyMakeAccountsAsync(bool everybody, CancellationToken cancellationToken) =>
        ChangeAsync("accounts", everybody, rules => rules.EverybodyMakesAccounts, (rules, value) => rules.EverybodyMakesAccounts = value, cancellationToken);

    private async Task ChangeAsync(string what, bool everybody, Func<ServerRules, bool> read, Action<ServerRules, bool> write, CancellationToken cancellationToken)
    {
        var me = (await administrator.RequireAsync(cancellationToken)).Id;
        await using var context = across.CreateContext();
        await audit.RunAsync(
            context,
            me,
            async token =>
            {
                var rules = await context.ServerRules.SingleOrDefaultAsync(token);
                if (rules is null)
                {
                    context.ServerRules.Add(rules = new ServerRules());
                }

                if (read(rules) == everybody)
                {
                    return null;
                }

                write(rules, everybody);
                await context.SaveChangesAsync(token);
                return new AuditSaying(AuditAct.ServerRulesChanged, Details: new { what, who = everybody ? "everybody" : "administrators" });
            },
            cancellationToken);
    }
}
