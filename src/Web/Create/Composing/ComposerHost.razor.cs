using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Studio.Data.Generations;
using Studio.Data.Prompts;
using Studio.Jobs.Moderation;
using Studio.Web.Create.Ruled;
using Studio.Web.Create.Settings;
using Studio.Web.Errors;
using Studio.Web.Shell.Visits;

namespace Studio.Web.Create.Composing;

/// <summary>The composer of one thread with its draft. It outlives the first wish: the new thread takes it over.</summary>
public sealed partial class ComposerHost
{
    private Composer? _composer;
    private ComposerHint _hint = ComposerHint.None;
    private IReadOnlyList<LockedPhrase> _corrected = [];
    private string _wish = "";
    private string? _notice;
    private string? _refusal;

    [Parameter]
    public Guid? ThreadId { get; set; }

    [Parameter, EditorRequired]
    public required Draft Draft { get; set; }

    [Parameter]
    public string? Brought { get; set; }

    [Parameter, EditorRequired]
    public required SettingsBoard Settings { get; set; }

    [Parameter, EditorRequired]
    public required string Workspace { get; set; }

    [Parameter]
    public EventCallback<CreatePlace> OnSent { get; set; }

    [Parameter]
    public EventCallback OnSettings { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    internal CreateActions Actions { get; set; } = null!;

    [Inject]
    internal Drafts Drafts { get; set; } = null!;

    [Inject]
    internal Wishes Wishes { get; set; } = null!;

    [Inject]
    internal TextWall Wall { get; set; } = null!;

    [Inject]
    internal Visit Visit { get; set; } = null!;

    private string Placeholder => ThreadId is null ? "A squirrel king, ein Fuchs im Schnee, 宇宙のペンギン …" : "What should change? Any language.";

    /// <summary>Another wish takes the place of whatever stood there.</summary>
    public async Task FillAsync(string wish)
    {
        await GiveBackAsync();
        await SetAsync(wish);
    }

    public Task AddAsync(string words) => _composer?.AddAsync(words) ?? Task.CompletedTask;

    protected override void OnInitialized()
    {
        (_wish, _corrected) = (Draft.Wish, Draft.LockedPhrases);
        Hint();
    }

    private string Key(Guid? thread) => $"{Workspace}/{thread?.ToString() ?? "new"}";

    private void Hint()
    {
        var hint = Wishes.Hint(_wish, Settings.DiffusionModel, ThreadId is null, Settings.Settings.Upsample, Settings.Settings.Syntax, _corrected);
        hint = Settings.Settings.Upsample ? WishWindow.Say(hint, _wish, Settings.Writer) : hint;
        var isAsItIs = Settings.UpsampleBefore is true && !string.IsNullOrWhiteSpace(_wish);
        _hint = isAsItIs ? hint with { AsItIs = "This prompt comes from a picture and is sent as it is. Upsampling is on again for your next wish." } : hint;
    }

    /// <param name="wish">As it was typed.</param>
    /// <param name="isReplaced">Nothing is left of the prompt that a picture brought.</param>
    private async Task SaveAsync(string wish, bool isReplaced)
    {
        // The draft of words that were just refused is saved too, and says nothing new.
        (_wish, _refusal) = (wish, wish == _wish ? _refusal : null);
        await Drafts.SaveWishAsync(ThreadId, wish, Gone);
        if (isReplaced || string.IsNullOrWhiteSpace(wish))
        {
            await GiveBackAsync();
        }

        Hint();
        _hint = _hint with { Ruled = RuledWords.Of(await Wall.TryAsync(wish, _hint.Language, Gone)) };
        StateHasChanged();
    }

    private async Task<bool> SendAsync(string wish, bool isReplaced)
    {
        _wish = wish;
        Hint();
        if (_hint.Refusal is not null)
        {
            // The wish stays in the box, to be shortened there.
            StateHasChanged();
            return false;
        }

        try
        {
            if (isReplaced)
            {
                await GiveBackAsync();
            }

            var settings = Settings.Settings;
            var turn = await Drafts.SendingAsync(ThreadId, wish, Gone);
            var place = await Actions.SendAsync(new NewTurn(ThreadId, wish, _hint.Locked, settings) { Id = turn }, Gone);
            var thread = place.ThreadId!.Value;
            await Settings.GiveBackAsync(Gone);
            await Drafts.SentAsync(ThreadId, thread, Settings.Settings, Gone);
            if (ThreadId is null)
            {
                await _composer!.MoveAsync(Key(thread));
            }

            (_wish, _corrected, _notice, _refusal, _hint) = ("", [], null, null, ComposerHint.None);
            await OnSent.InvokeAsync(place);
            return true;
        }
        catch (Exception trouble) when (Refusals.Of(trouble) is { } refusal)
        {
            _refusal = refusal.Message;
            return false;
        }
        finally
        {
            StateHasChanged();
        }
    }

    private async Task CorrectAsync(LockedPhrase phrase)
    {
        _corrected = [.. _corrected.Where(known => known.Text != phrase.Text), phrase];
        await Drafts.SaveLockedAsync(ThreadId, _corrected, Gone);
        Hint();
    }

    private async Task ChangeAsync(GenerationSettings settings)
    {
        await Settings.ChangeAsync(settings, Gone);
        await KeepAsync();
    }

    private async Task GiveBackAsync()
    {
        if (Settings.UpsampleBefore is not null)
        {
            await Settings.GiveBackAsync(Gone);
            await KeepAsync();
        }
    }

    private async Task KeepAsync()
    {
        await Drafts.SaveSettingsAsync(ThreadId, Settings.Settings, Settings.UpsampleBefore, Gone);
        Hint();
        await OnChanged.InvokeAsync();
    }

    private Task SetAsync(string text) => _composer?.SetAsync(text) ?? Task.CompletedTask;

    private Task ChooseAsync(string model) => ChangeAsync(Settings.Settings with { Model = model });

    // The answer of our own endpoint, by way of the browser: read with suspicion all the same.
    private async Task TakeAsync(string json)
    {
        if (JsonSerializer.Deserialize<TakenPicture>(json, JsonSerializerOptions.Web) is not { } taken)
        {
            return;
        }

        (_notice, _refusal) = (taken.Text is null && !string.IsNullOrWhiteSpace(_wish) ? $"{taken.Sentence} What you have written stays as it was." : taken.Sentence, null);
        if (taken.Settings is { } settings)
        {
            await Settings.TakeAsync(settings, Gone);
            await KeepAsync();
        }

        if (taken.Text is { Length: > 0 } text)
        {
            await (_composer?.TakeAsync(text) ?? Task.CompletedTask);
        }
    }

    // What was taken from the file before is no longer the news.
    private void Refuse(string sentence) => (_refusal, _notice) = (sentence, null);
}
