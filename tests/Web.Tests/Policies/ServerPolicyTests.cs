using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Studio.Data;
using Studio.Data.Audit;
using Studio.Data.Moderation.Cases;
using Studio.Data.Moderation.Findings;
using Studio.Data.Moderation.Numbers;
using Studio.Data.Moderation.Pictures;
using Studio.Data.Moderation.Policies;
using Studio.Data.Tenancy;
using Studio.Jobs.Moderation;
using Studio.Testing;
using Studio.Web.Health;
using Studio.Web.Policies;
using Studio.Web.Policies.Server;
using Studio.Web.Tests.Create;

namespace Studio.Web.Tests.Policies;

/// <summary>What an administrator writes holds in every workspace.</summary>
public sealed class ServerPolicyTests
{
    private static readonly TextRule Weapons = new()
    {
        Id = "server-weapons",
        Name = "Weapons",
        Kind = RuleKind.Terms,
        Action = RuleAction.Hold,
        Terms = [new RuleTerm("Pistole", "de")],
        Says = new AuthorSentence("No weapons on this server."),
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Rules_of_the_server_hold_in_every_workspace_from_the_moment_they_are_published(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, Configure);
        TestWorkspace[] workspaces = [await studio.AddWorkspaceAsync(Ct), await studio.AddWorkspaceAsync(Ct)];
        await using (var scope = await AdministratorAsync(workspaces[0]))
        {
            await PublishAsync(scope, Weapons);
        }

        foreach (var workspace in workspaces)
        {
            await using var member = workspace.Enter();
            var verdict = await member.ServiceProvider.GetRequiredService<TextWall>().TryAsync("Fuchs mit Pistole", "de", Ct);
            Assert.Equal((TextOutcome.Held, 0, 1), (verdict.Outcome, verdict.PolicyNumber, verdict.ServerPolicyNumber));
            var view = await member.ServiceProvider.GetRequiredService<PolicyQueries>().ReadAsync(Ct);
            Assert.Equal(("Weapons", 1), (Assert.Single(view.Server.Texts).Name, view.ServerNumber));
        }

        await using var across = studio.Services.GetRequiredService<AcrossWorkspaces>().CreateContext();
        Assert.Equal(AuditAct.ServerPolicyPublished, await across.ServerAuditEntries.OrderByDescending(entry => entry.Number).Select(entry => entry.Act).FirstAsync(Ct));
        Assert.Equal("Nobody needs them.", await across.ServerPolicyVersions.Select(version => version.Reason).SingleAsync(Ct));
        Assert.False(await across.ServerPolicyDrafts.AnyAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task A_workspace_makes_an_inherited_rule_stricter_and_never_looser(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var scope = await AdministratorAsync(workspace);
        await PublishAsync(scope, Weapons);
        var actions = scope.ServiceProvider.GetRequiredService<PolicyActions>();

        var looser = await Assert.ThrowsAsync<StudioException>(() => actions.TightenAsync(Weapons.Id, RuleAction.Watch, Ct));
        Assert.Contains("not looser", looser.Message, StringComparison.Ordinal);
        Assert.Equal(RefusalKind.NotFound, (await Assert.ThrowsAsync<StudioException>(() => actions.TightenAsync("no such rule", RuleAction.Block, Ct))).Kind);
        await actions.TightenAsync(Weapons.Id, RuleAction.Block, Ct);
        var draft = (await scope.ServiceProvider.GetRequiredService<PolicyQueries>().ReadAsync(Ct)).Draft!;
        await actions.PublishAsync("Nor toys.", draft.Version, Ct);

        var verdict = await scope.ServiceProvider.GetRequiredService<TextWall>().TryAsync("Fuchs mit Pistole", "de", Ct);
        Assert.Equal((TextOutcome.Blocked, 1, 1), (verdict.Outcome, verdict.PolicyNumber, verdict.ServerPolicyNumber));
    }

    [Theory, EachDatabase]
    public async Task How_often_a_rule_of_the_server_fired_is_summed_over_all_workspaces_without_their_own_rules(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, Configure);
        TestWorkspace[] workspaces = [await studio.AddWorkspaceAsync(Ct), await studio.AddWorkspaceAsync(Ct)];
        await using var scope = await AdministratorAsync(workspaces[0]);
        await PublishAsync(scope, Weapons);
        await FireAsync(studio, workspaces[0], isServers: true, FindingStanding.Rejected, days: 1);
        await FireAsync(studio, workspaces[0], isServers: false, FindingStanding.Approved, days: 1);
        await FireAsync(studio, workspaces[1], isServers: true, FindingStanding.Approved, days: 29);
        await FireAsync(studio, workspaces[1], isServers: true, FindingStanding.Waits, days: 2);
        await FireAsync(studio, workspaces[1], isServers: true, FindingStanding.Approved, days: 31);

        await FireAsync(studio, workspaces[1], isServers: true, FindingStanding.Rejected, days: 3, rule: "taken out");
        await HoldPicturesAsync(studio, workspaces);

        var fired = await scope.ServiceProvider.GetRequiredService<ServerRuleHits>().ReadAsync([(await ReadAsync(scope)).InForce], Ct);

        Assert.Equal(new RulePrecision(Weapons.Id, "Weapons", IsPictures: false, Fired: 3, Judged: 2, Agreed: 1), fired[Weapons.Id]);
        Assert.Equal(new RulePrecision("Suggestive pictures", "Suggestive pictures", IsPictures: true, Fired: 2, Judged: 1, Agreed: 0), fired["Suggestive pictures"]);
        Assert.Equal(2, fired.Count);
    }

    [Theory, EachDatabase]
    public async Task How_often_each_term_of_a_server_rule_fired_is_counted_over_all_workspaces(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, Configure);
        TestWorkspace[] workspaces = [await studio.AddWorkspaceAsync(Ct), await studio.AddWorkspaceAsync(Ct)];
        await using var scope = await AdministratorAsync(workspaces[0]);
        var rule = Weapons with { Terms = [new RuleTerm("Pistole", "de"), new RuleTerm("Gewehr", "de")] };
        await PublishAsync(scope, rule);
        await FireAsync(studio, workspaces[0], isServers: true, FindingStanding.Waits, days: 1, word: "PISTOLE");
        await FireAsync(studio, workspaces[1], isServers: true, FindingStanding.Waits, days: 2, word: "Pistole");
        await FireAsync(studio, workspaces[1], isServers: true, FindingStanding.Waits, days: 31, word: "Pistole");
        await FireAsync(studio, workspaces[1], isServers: false, FindingStanding.Waits, days: 1, word: "Pistole");
        await FireAsync(studio, workspaces[1], isServers: true, FindingStanding.Waits, days: 1, rule: "taken out", word: "Gewehr");

        var use = await scope.ServiceProvider.GetRequiredService<ServerRuleHits>().UseAsync(rule, Ct);

        Assert.Equal([("Pistole", 2)], use.Terms.Select(term => (term.Key, term.Value)));
        Assert.Null(use.Wait);
        await using var member = workspaces[1].Enter();
        await Assert.ThrowsAsync<StudioException>(() => member.ServiceProvider.GetRequiredService<ServerRuleHits>().UseAsync(rule, Ct));
    }

    [Theory, EachDatabase]
    public async Task Each_version_of_the_servers_rules_shows_what_it_changed_to_its_administrators(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, Configure);
        var (workspace, other) = (await studio.AddWorkspaceAsync(Ct), await studio.AddWorkspaceAsync(Ct));
        await using var scope = await AdministratorAsync(workspace);
        await PublishAsync(scope, Weapons);
        var server = scope.ServiceProvider.GetRequiredService<ServerPolicyActions>();
        await server.SaveRuleAsync(Weapons, Weapons with { Action = RuleAction.Block }, Ct);
        await server.PublishAsync("Nor toys.", (await ReadAsync(scope)).Draft!.Version, Ct);
        var queries = scope.ServiceProvider.GetRequiredService<ServerPolicyQueries>();

        Assert.Equal("Weapons", Assert.Single(await queries.CompareAsync(0, 1, Ct)).Name);
        Assert.Equal(["Hold for review → Block"], PolicyWords.Differences(Assert.Single(await queries.CompareAsync(1, 2, Ct))));
        await using var member = other.Enter();
        await Assert.ThrowsAsync<StudioException>(() => member.ServiceProvider.GetRequiredService<ServerPolicyQueries>().CompareAsync(1, 2, Ct));
    }

    [Theory, EachDatabase]
    public async Task Saved_wishes_of_the_server_are_kept_for_its_administrators_alone(DatabaseKind kind)
    {
        await using var studio = await TestStudio.StartAsync(kind, Ct, Configure);
        var (workspace, other) = (await studio.AddWorkspaceAsync(Ct), await studio.AddWorkspaceAsync(Ct));
        await using var scope = await AdministratorAsync(workspace);
        var wishes = scope.ServiceProvider.GetRequiredService<ServerTestWishes>();
        await wishes.AddAsync(" Fuchs mit Wasserpistole ", TextOutcome.Passes, Ct);
        await wishes.AddAsync("Fuchs mit Pistole", TextOutcome.Held, Ct);

        var saved = (await ReadAsync(scope)).Wishes;
        Assert.Equal([("Fuchs mit Wasserpistole", TextOutcome.Passes), ("Fuchs mit Pistole", TextOutcome.Held)], saved.Select(wish => (wish.Text, wish.Expected)));
        Assert.Equal("A saved wish has between 1 and 4,000 characters.", (await Assert.ThrowsAsync<StudioException>(() => wishes.AddAsync("  ", TextOutcome.Held, Ct))).Message);

        await using var member = other.Enter();
        await Assert.ThrowsAsync<StudioException>(() => member.ServiceProvider.GetRequiredService<ServerTestWishes>().AddAsync("mine", TextOutcome.Held, Ct));
        await Assert.ThrowsAsync<StudioException>(() => member.ServiceProvider.GetRequiredService<ServerTestWishes>().RemoveAsync(saved[0].Id, Ct));
        await wishes.RemoveAsync(saved[0].Id, Ct);
        Assert.Equal("Fuchs mit Pistole", Assert.Single((await ReadAsync(scope)).Wishes).Text);
    }

    [Fact]
    public async Task The_servers_limits_for_pictures_take_the_place_of_the_programs()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var scope = await AdministratorAsync(workspace);
        var server = scope.ServiceProvider.GetRequiredService<ServerPolicyActions>();
        await server.SavePicturesAsync(new ImageRule("Suggestive", "Sexy", Hold: 0.4, Block: 0.6, Sentence: null), Ct);
        await server.PublishAsync("A school uses it.", (await ReadAsync(scope)).Draft!.Version, Ct);

        var rules = await scope.ServiceProvider.GetRequiredService<IPictureRules>().InForceAsync(Ct);
        Assert.Equal((0, 1), (rules.PolicyVersion, rules.ServerPolicyVersion));
        Assert.Equal((0.4, 0.6), (rules.Rules.Single(rule => rule.Class == "Sexy").Hold, rules.Rules.Single(rule => rule.Class == "Sexy").Block));
        // The program's own stay for classes that nobody named.
        Assert.Equal(0.8, rules.Rules.Single(rule => rule.Class == "Porn").Hold);
    }

    [Fact]
    public async Task What_somebody_changed_meanwhile_is_not_published_unseen_and_old_rules_come_back()
    {
        await using var studio = await TestStudio.StartAsync(DatabaseKind.Sqlite, Ct, Configure);
        var workspace = await studio.AddWorkspaceAsync(Ct);
        await using var scope = await AdministratorAsync(workspace);
        var server = scope.ServiceProvider.GetRequiredService<ServerPolicyActions>();
        await PublishAsync(scope, Weapons);
        await server.RemoveRuleAsync(Weapons.Id, Ct);
        var seen = (await ReadAsync(scope)).Draft!.Version;
        await server.TakeBackAsync(Weapons.Id, Ct);
        Assert.Equal(RefusalKind.Conflict, (await Assert.ThrowsAsync<StudioException>(() => server.PublishAsync("why", seen, Ct))).Kind);

        await server.RemoveRuleAsync(Weapons.Id, Ct);
        await server.PublishAsync("Too strict.", (await ReadAsync(scope)).Draft!.Version, Ct);
        Assert.Empty((await ReadAsync(scope)).InForce.Texts);
        await server.BringBackAsync(1, Ct);
        Assert.Equal("Weapons", Assert.Single((await ReadAsync(scope)).Draft!.Document.Texts).Name);
    }

    /// <summary>One that a person let through in the first, one that waits in the second, and one that is too old.</summary>
    private static async Task HoldPicturesAsync(TestStudio studio, TestWorkspace[] workspaces)
    {
        var at = studio.Time.UtcNow.AddDays(-2);
        var decided = Rows.Case(workspaces[0].Owner.Id, at);
        (decided.State, decided.Verdict, decided.DecidedAt) = (CaseState.Decided, CaseVerdict.Approved, at.AddMinutes(9));
        await workspaces[0].AddAsync(Ct, decided);
        await workspaces[1].AddAsync(Ct, Rows.Case(workspaces[1].Owner.Id, at), Rows.Case(workspaces[1].Owner.Id, at.AddDays(-40)));
    }

    private static async Task FireAsync(TestStudio studio, TestWorkspace workspace, bool isServers, FindingStanding standing, int days, string? rule = null, string? word = null)
    {
        var made = await workspace.AddGenerationAsync(Ct);
        var at = studio.Time.UtcNow.AddDays(-days);
        var finding = new PolicyFinding
        {
            TurnId = made.Turn.Id,
            Stage = TextStage.Wish,
            TextHash = new string('0', 64),
            Outcome = TextOutcome.Held,
            PolicyNumber = 1,
            AuthorId = workspace.Owner.Id,
            CreatedAt = at,
            Standing = standing,
        };
        var hit = new PolicyHit
        {
            FindingId = finding.Id,
            Ordinal = 0,
            RuleId = rule ?? Weapons.Id,
            RuleName = Weapons.Name,
            Kind = RuleKind.Terms,
            Action = RuleAction.Hold,
            IsServers = isServers,
            Sentence = "",
            Words = word is null ? [] : [new HitWord(word, 0, word.Length)],
            CreatedAt = at,
        };
        await workspace.AddAsync(Ct, finding, hit);
    }

    private static async Task PublishAsync(AsyncServiceScope scope, TextRule rule)
    {
        var server = scope.ServiceProvider.GetRequiredService<ServerPolicyActions>();
        await server.SaveRuleAsync(before: null, rule, Ct);
        await server.PublishAsync("Nobody needs them.", (await ReadAsync(scope)).Draft!.Version, Ct);
    }

    private static Task<PolicyBoardView> ReadAsync(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<ServerPolicyQueries>().ReadAsync(Ct);

    /// <summary>The owner of the workspace, as an administrator of the server.</summary>
    private static async Task<AsyncServiceScope> AdministratorAsync(TestWorkspace workspace)
    {
        await workspace.WithAsync(context => context.Users.Where(user => user.Id == workspace.Owner.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.IsServerAdministrator, true), Ct));
        return workspace.Enter();
    }

    private static void Configure(IHostApplicationBuilder builder)
    {
        CreateStudio.Configure(builder);
        builder.Services.AddScoped<PolicyQueries>();
        builder.Services.AddScoped<PolicyActions>();
        builder.Services.AddScoped<ServerPolicyQueries>();
        builder.Services.AddScoped<ServerPolicyActions>();
        builder.Services.AddScoped<ServerRuleHits>();
        builder.Services.AddScoped<ServerTestWishes>();
        builder.Services.AddScoped<ServerAdministrator>();
        builder.Services.AddScoped<AuthenticationStateProvider, Entered>();
    }

    /// <summary>Whoever entered the workspace is who is signed in.</summary>
    private sealed class Entered(CurrentWorkspace workspace) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(
            new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, workspace.Access.UserId!.Value.ToString())], "test"))));
    }
}
