namespace Studio.Web.Create.Conversation;

/// <summary>What a person can do with the prompt of a turn.</summary>
public enum TurnCommand
{
    Stop,
    WriteAgain,
    UndoToWish,
    Edit,
    CancelEdit,
    Make,
    MakeFewer,
    MakeThen,
    SendAsItIs,
    Reword,
    Copy,

    /// <summary>Something about it changed that brings no event of its own.</summary>
    Reload,
}

/// <summary>Text is the edited prompt, where one was open.</summary>
public sealed record TurnRequest(LiveTurn Turn, TurnCommand Command, string? Text = null);
