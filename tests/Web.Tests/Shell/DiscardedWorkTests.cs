using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Studio.Testing;
using Studio.Web.Shell;

namespace Studio.Web.Tests.Shell;

/// <summary>A task that nobody awaits fails unseen and leaves its page standing at an old state: pages use Unasked of StudioComponent.</summary>
public sealed partial class DiscardedWorkTests
{
    /// <summary>The one place, inside of which everything is handled.</summary>
    private const string Allowed = "Shell/UnaskedWork.cs";

    private static readonly string Sources = Path.Combine(Repository.Root, "src", "Web");

    [Fact]
    public void No_page_throws_a_task_away()
    {
        var files = Directory.EnumerateFiles(Sources, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToList();
        Assert.True(files.Count > 300, $"Only {files.Count} files were found.");

        var found = files
            .Where(file => Path.GetRelativePath(Sources, file).Replace(Path.DirectorySeparatorChar, '/') != Allowed)
            .SelectMany(file => File.ReadLines(file).Where(IsDiscarded).Select(line => $"{Path.GetRelativePath(Sources, file)}: {line.Trim()}"));

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("        _ = InvokeAsync(RefreshAsync);")]
    [InlineData("        _throttle = new Throttle(Pause, () => _ = InvokeAsync(RefreshAsync), Time);")]
    [InlineData("        _timer = Time.CreateTimer(_ => _ = CheckAsync(user), null, Every, Every);")]
    [InlineData("        _ = _browser?.DoneAsync(Title);")]
    [InlineData("        _ = OnChanged.InvokeAsync();")]
    [InlineData("        InvokeAsync(StateHasChanged);")]
    [InlineData("        Visit.Changed += () => InvokeAsync(StateHasChanged);")]
    public void A_discarded_task_is_noticed(string line) => Assert.True(IsDiscarded(line));

    [Theory]
    [InlineData("        await InvokeAsync(RefreshAsync);")]
    [InlineData("        return InvokeAsync(StateHasChanged);")]
    [InlineData("        Follow(Current.Id, Unasked<StudioEvent>(FollowAsync));")]
    [InlineData("        var found = await FindAsync(_ => true);")]
    [InlineData("    private Task SaveAsync() => _save.InvokeAsync();")]
    public void What_is_awaited_or_handed_on_is_left_alone(string line) => Assert.False(IsDiscarded(line));

    /// <summary>A component with a Dispose of its own would hide the base's, and what it does unasked would go on after it.</summary>
    [Fact]
    public void No_component_hides_how_its_base_leaves()
    {
        var components = typeof(StudioComponent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(StudioComponent))).ToList();
        Assert.True(components.Count > 30, $"Only {components.Count} components were found.");

        Assert.DoesNotContain(components, type =>
            type.IsAssignableTo(typeof(IDisposable))
            || type.GetInterfaceMap(typeof(IAsyncDisposable)).TargetMethods.Any(method => method.DeclaringType != typeof(StudioComponent)));
    }

    /// <summary>Whoever is told on a thread of the pool needs the base's way to the circuit, and must have begun to listen before it reads.</summary>
    [Fact]
    public void Components_hear_of_events_only_through_the_common_base()
    {
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly;
        var strangers = typeof(StudioComponent).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(ComponentBase)) && type != typeof(StudioComponent))
            .Where(type => type.GetProperties(Own).Any(property => property.PropertyType == typeof(Studio.Jobs.Events.StudioEvents)));

        Assert.Empty(strangers);
    }

    private static bool IsDiscarded(string line) => Discarded().IsMatch(line);

    [GeneratedRegex(@"(?<![\w.])_ = [^;]*Async\(|(?:^\s*|\(\) => |\be => |\b_ => )(?:this\.)?InvokeAsync\(", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Discarded();
}
