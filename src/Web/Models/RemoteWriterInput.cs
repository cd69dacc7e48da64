using Studio.Data;
using Studio.Data.Models;
using Studio.Inference;
using Studio.Inference.Chat.Remote;

namespace Studio.Web.Models;

/// <summary>The form of a model at an address.</summary>
public sealed record RemoteWriterInput
{
    private const double MaxTemperature = 2;
    private const int MaxTokensMost = 2_000;
    private const int MaxTimeout = 600;
    private const int MaxKey = 2_000;

    public string Name { get; set; } = "";

    public string Address { get; set; } = "";

    public string Model { get; set; } = "";

    /// <summary>Empty keeps the one that is stored.</summary>
    public string Key { get; set; } = "";

    public bool ForgetsKey { get; set; }

    public bool MayBePrivate { get; set; }

    public bool SendsInstructions { get; set; } = true;

    public bool JudgesPictures { get; set; }

    public double Temperature { get; set; } = 0.3;

    public int MaxTokens { get; set; } = 160;

    public int TimeoutSeconds { get; set; } = 60;

    public static RemoteWriterInput Of(RemoteWriterView view) => new()
    {
        Name = view.Name,
        Address = view.Address,
        Model = view.Model,
        MayBePrivate = view.MayBePrivate,
        SendsInstructions = view.SendsInstructions,
        JudgesPictures = view.JudgesPictures,
        Temperature = view.Temperature,
        MaxTokens = view.MaxTokens,
        TimeoutSeconds = view.TimeoutSeconds,
    };

    /// <summary>Throws StudioException with what to correct.</summary>
    public RemoteEndpoint Check()
    {
        var wrong = Name.Trim().Length is 0 or > RemoteWriter.MaxName ? $"Give it a name of at most {RemoteWriter.MaxName} characters: members see it where they write."
            : Address.Length > RemoteWriter.MaxAddress ? $"The address is longer than {RemoteWriter.MaxAddress} characters."
            : Model.Trim().Length > RemoteWriter.MaxModel ? $"The model's name is longer than {RemoteWriter.MaxModel} characters."
            : Key.Length > MaxKey ? "The key is too long to be one."
            : !(Temperature is >= 0 and <= MaxTemperature) ? "The temperature lies between 0 and 2."
            : MaxTokens is < 16 or > MaxTokensMost ? $"The longest answer lies between 16 and {MaxTokensMost} tokens."
            : TimeoutSeconds is < 1 or > MaxTimeout ? $"It is waited for between 1 and {MaxTimeout} seconds."
            : null;
        try
        {
            return wrong is null ? RemoteEndpoint.Parse(Address, Model, Key) : throw new StudioException(wrong);
        }
        catch (InferenceException refusal)
        {
            throw new StudioException(refusal.Message, RefusalKind.Invalid, refusal);
        }
    }
}
