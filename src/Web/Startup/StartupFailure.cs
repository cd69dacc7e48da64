using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Studio.Data;

namespace Studio.Web.Startup;

/// <summary>Turns what can keep the server from starting into the sentence its owner needs; null for what is a mistake of ours.</summary>
internal static class StartupFailure
{
    public static string? Sentence(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (Sentence(cause, exception.Message) is { } sentence)
            {
                return sentence;
            }
        }

        return null;
    }

    private static string? Sentence(Exception cause, string outer) => cause switch
    {
        StudioException refusal => refusal.Message,
        OptionsValidationException invalid => $"The configuration is not right: {string.Join(" ", invalid.Failures)}",
        SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } =>
            $"{outer} Another program, perhaps another Studio, is listening there. Stop it, or start this one with --port.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            $"{outer} This account may not listen there: choose a port above 1023 with --port.",
        UnauthorizedAccessException denied => $"{denied.Message} Give this account the right to write there, or choose another folder with --data.",
        _ => null,
    };
}
