using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Studio.Data.Moderation.Policies;
using Studio.Data.Moderation.Rules.Finding;
using Studio.Web.Errors;
using Studio.Web.Gallery;
using Studio.Web.Policies.Lately;
using Studio.Web.Policies.Rehearsals;
using Studio.Web.Shell;

namespace Studio.Web.Policies;

/// <summary>Changes of a rule, and lists that are read from files.</summary>
public abstract class RuleEditorBase : StudioComponent
{
    private Task _last = Task.CompletedTask;

    /// <summary>As it stands.</summary>
    [Parameter, EditorRequired]
    public required TextRule Rule { get; set; }

    /// <summary>The other rules of the policy.</summary>
    [Parameter]
    public IReadOnlyList<TextRule> Others { get; set; } = [];

    /// <summary>Keeps the rule: as its writer saw it, and as it is to be. Then the new one stands in <see cref="Rule"/>.</summary>
    [Parameter, EditorRequired]
    public required Func<TextRule, TextRule, Task> OnSave { get; set; }

    /// <summary>The address of the list as a file; true for CSV.</summary>
    [Parameter, EditorRequired]
    public required Func<bool, string> Export { get; set; }

    /// <summary>What a change would have done lately; null where nobody may read the wishes.</summary>
    [Parameter]
    public Func<TextRule, TextRule, Task<RuleEffect>>? Effect { get; set; }

    /// <summary>How often its terms fired; null where nobody counts it, or not yet.</summary>
    [Parameter]
    public RuleUse? Use { get; set; }

    protected string? Trouble { get; private set; }

    /// <summary>Of the import that is looked at.</summary>
    protected RuleEffect? ImportEffect { get; private set; }

    protected TermImport? Import { get; private set; }

    protected int Known => Import?.KnownIn(Rule.Terms) ?? 0;

    /// <summary>One after the other: two quick changes of one person must not look like those of two.</summary>
    /// <returns>False where it was refused.</returns>
    protected async Task<bool> ChangeAsync(Func<TextRule, TextRule> change)
    {
        var before = _last;
        var mine = new TaskCompletionSource();
        _last = mine.Task;
        await before;
        Trouble = null;
        try
        {
            await OnSave(Rule, change(Rule));
            return true;
        }
        catch (Exception trouble) when (Refusals.Of(trouble) is { } refusal)
        {
            Trouble = refusal.Message;
            // What was pressed may be in a card of its own.
            StateHasChanged();
            return false;
        }
        finally
        {
            mine.SetResult();
        }
    }

    /// <summary>Read first, added when somebody has seen what is in it.</summary>
    protected async Task ReadFileAsync(InputFileChangeEventArgs e)
    {
        (Trouble, Import, ImportEffect) = (null, null, null);
        try
        {
            await using var file = e.File.OpenReadStream(TermFile.MaxBytes, Gone);
            var import = await TermFile.ReadAsync(file, e.File.Name, Rule.Kind == RuleKind.Patterns ? BoundedPattern.MaxLength : RuleChecks.MaxTerm, Gone);
            if (Effect is not null && import.NewTo(Rule.Terms) is { Count: > 0 } fresh)
            {
                ImportEffect = await Effect(Rule, Rule with { Terms = [.. Rule.Terms, .. fresh] });
            }

            Import = import;
        }
        catch (IOException)
        {
            Trouble = $"{e.File.Name} was not imported. It is larger than {TermFile.MaxBytes / 1024 / 1024} MB, or was cut off on its way. The list is as it was.";
        }
        catch (Exception trouble) when (Refusals.Of(trouble) is { } refusal)
        {
            Trouble = refusal.Message;
        }
    }

    /// <summary>Of what the file would add.</summary>
    protected IReadOnlyList<RuleTerm> ShortOnes => Rule.Kind == RuleKind.Patterns || Import is null ? [] : ShortTerms.In(Import.NewTo(Rule.Terms));

    protected async Task AddImportAsync(bool withShort)
    {
        var import = Import!;
        Import = null;
        var added = 0;
        await ChangeAsync(rule =>
        {
            IReadOnlyList<RuleTerm> fresh = [.. import.NewTo(rule.Terms).Where(term => withShort || !ShortTerms.IsShort(term))];
            added = fresh.Count;
            return rule with { Terms = [.. rule.Terms, .. fresh] };
        });
        if (Trouble is null)
        {
            Toasts.Show($"{Count.Of(added, PolicyWords.What(Rule.Kind))} added.");
        }
    }

    protected void DropImport() => Import = null;
}
