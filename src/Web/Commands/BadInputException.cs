namespace Studio.Web.Commands;

/// <summary>Something on the command line that cannot be; the message is a sentence that says what could.</summary>
internal sealed class BadInputException(string message) : Exception(message);
