namespace Studio.Jobs.Slots;

public enum SlotKind
{
    /// <summary>Draws pictures; one per device.</summary>
    Picture,

    /// <summary>Writes prompts with the language model.</summary>
    Writer,

    /// <summary>Runs background tasks, in the server's own process: they wait for disks and lines.</summary>
    Task,

    /// <summary>Runs background tasks that may take hours, beside the others, which never wait for them.</summary>
    LongTask,

    /// <summary>Waits for language models at addresses, in the server's own process.</summary>
    Remote,
}
