using Studio.Data.Tenancy;
using Studio.Data.Workspaces;
using Studio.Web.Admin;
using Studio.Web.Audit;
using Studio.Web.Create;
using Studio.Web.Create.Threads;
using Studio.Web.Health;
using Studio.Web.Images;
using Studio.Web.Policies.Server;
using Studio.Web.Shell.Layout;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Shell.Jump;

/// <summary>Puts together what the jump menu offers: things to do, pages, threads, pictures. ">" before the text asks for actions only, "@" for people, "#" for a seed.</summary>
internal sealed class JumpSearch(JumpQueries queries, JumpElsewhere elsewhere, JumpPeople people, CreateQueries places, CurrentWorkspace workspace, Visit visit, TimeProvider time)
{
    private const string Do = "Do";

    /// <summary>jump.js goes there by these, whatever line is chosen.</summary>
    internal const string NewThread = "Shift ↵";

    private TimeZoneInfo? _zone;

    public async Task<JumpAnswer> AskAsync(string typed, CancellationToken cancellationToken)
    {
        var text = typed.Trim();
        if (text.StartsWith('>'))
        {
            return new JumpAnswer([.. Named(Actions(), text[1..].Trim())], [], 0);
        }

        if (text.StartsWith(JumpPeople.Mark) && people.MaySee)
        {
            return new JumpAnswer(await people.FindAsync(text[1..].Trim(), cancellationToken), [], 0);
        }

        var (pictures, count) = await queries.PicturesAsync(text, cancellationToken);
        if (text.StartsWith(JumpQueries.Numbers))
        {
            return new JumpAnswer([], pictures, count);
        }

        _zone ??= await places.ZoneAsync(cancellationToken);
        var threads = await queries.ThreadsAsync(text, cancellationToken);
        JumpItem[] items =
        [
            .. text.Length == 0 ? [] : With(text, count),
            .. Named(Pages(), text),
            .. threads.Select(thread => Thread(thread, text)),
            .. await elsewhere.FindAsync(text, cancellationToken),
            .. text.Length == 0 ? [] : Named(Actions(), text),
        ];
        return new JumpAnswer(items, pictures, count);
    }

    private IEnumerable<JumpItem> With(string text, int pictures)
    {
        if (pictures > 0)
        {
            yield return new JumpItem(Do, "gallery", $"Search the gallery for “{text}”")
            {
                Address = $"{visit.Address("gallery")}?q={Uri.EscapeDataString(text)}",
                Note = pictures == 1 ? "1 picture" : $"{pictures:N0} pictures",
                Match = text,
            };
        }

        if (workspace.Access.Allows(Permission.CreateImages))
        {
            yield return new JumpItem(Do, "create", $"New thread with “{text}”") { Address = $"{visit.Address("create")}?wish={Uri.EscapeDataString(text)}", Keys = NewThread };
        }
    }

    private IEnumerable<JumpItem> Pages() =>
    [
        .. ShellPage.For(visit.Door).Select(page => new JumpItem("Pages", page.Icon, page.Name) { Address = visit.Address(page.Path), Keys = page.Keys }),
        new JumpItem("Pages", "user", "Your account") { Address = visit.Address("profile") },
        .. visit.Person.IsServerAdministrator ? [new JumpItem("Pages", "server", "Health of this server") { Address = HealthPage.Address }, new JumpItem("Pages", "collection", "Workspaces of this server") { Address = AdminWorkspacesPage.Address }, new JumpItem("Pages", "user", "Users of this server") { Address = AdminUsersPage.Address }, new JumpItem("Pages", "words", "Rules of this server") { Address = ServerPoliciesPage.Address }, new JumpItem("Pages", "audit", "Audit of this server") { Address = ServerAuditPage.Address }] : Array.Empty<JumpItem>(),
    ];

    private static IEnumerable<JumpItem> Actions() =>
    [
        new JumpItem(Do, "sun", "Switch between dark and light") { SwitchesTheme = true, Keys = "Shift D" },
        new JumpItem(Do, "keyboard", "Show the keys") { Opens = "key-sheet", Keys = "?" },
        new JumpItem(Do, "key", "Change the password") { Address = "/account/password" },
        new JumpItem(Do, "sign-out", "Sign out") { Posts = "/sign-out" },
    ];

    private JumpItem Thread(JumpThread thread, string text) => new("Threads", "thread", thread.Title)
    {
        Address = visit.Address($"create/{thread.Id}"),
        Lang = thread.Language,
        Note = thread.Why(text) ?? Age.Of(thread.UpdatedAt, time.GetUtcNow().UtcDateTime, _zone!),
        Match = text,
        Thumb = thread.Picture is { } picture ? ImageAddress.Thumb(visit.Door.Slug, picture) : null,
    };

    private static IEnumerable<JumpItem> Named(IEnumerable<JumpItem> items, string text) =>
        items.Where(item => item.Text.Contains(text, StringComparison.CurrentCultureIgnoreCase)).Select(item => item with { Match = text });
}
