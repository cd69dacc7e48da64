using Microsoft.AspNetCore.Http;
using Studio.Inference.Hub;

namespace Studio.Inference.Tests.Hub;

/// <summary>Rows of the matrix about the list of files: nonsense, and names that would lead out of their folder.</summary>
internal static class HubListFaults
{
    private static readonly string[] Tricks =
    [
        "../outside.gguf", "a/../../outside.gguf", "/etc/outside.gguf", "a//outside.gguf", "./outside.gguf", "..\\outside.gguf", "C:outside.gguf", "C:/outside.gguf",
        "a/..", "con.gguf", "a/NUL", "outside.gguf ", "outside.gguf.", "a\u0000b.gguf", "a\nb.gguf", "", new('x', 201), "tiny.gguf:stream",
    ];

    private static readonly string[] Nonsense =
    [
        "", "null", "[]", "42", "{", "{\"siblings\":[]}", "{\"sha\":\"main\",\"siblings\":[]}", "{\"sha\":\"../../../../tmp\",\"siblings\":[]}",
        "{\"sha\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",\"siblings\":{}}", "{\"sha\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",\"siblings\":[{\"rfilename\":\"tiny.gguf\",\"size\":5}]}",
        "{\"sha\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",\"siblings\":[{\"rfilename\":\"tiny.gguf\",\"size\":-5,\"blobId\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}]}",
        "{\"sha\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",\"siblings\":[{\"rfilename\":\"tiny.gguf\",\"size\":5,\"blobId\":\"../../../../../../tmp/outside-the-cache-40x\"}]}",
    ];

    public static IEnumerable<HubFaultCase> All() =>
    [
        .. Tricks.Select(name => new HubFaultCase($"lists a file named {Shown(name)}", d => d.Hub.Repositories[HubDownload.Repository].Files[name] = d.Model, HubProblem.BadName)),
        new HubFaultCase("lists a file twice but for upper case", static d => d.Hub.Repositories[HubDownload.Repository].Files["TINY.gguf"] = d.Model, HubProblem.BadName),
        .. Nonsense.Select(text => new HubFaultCase($"answers the list with {Shown(text)}", d => d.Hub.Spoil(HubFaults.IsList, int.MaxValue, (context, _) => JsonAsync(context, text)), HubProblem.NotAHub)),
        new HubFaultCase("answers the list without end", static d => d.Hub.Spoil(HubFaults.IsList, int.MaxValue, static (context, _) => EndlessAsync(context)), HubProblem.NotAHub),
    ];

    private static string Shown(string text)
    {
        var plain = string.Concat(text.Select(sign => char.IsControl(sign) ? $"\\x{(int)sign:x2}" : $"{sign}"));
        return plain.Length > 60 ? $"«{plain[..28]}…{plain[^28..]}»" : $"«{plain}»";
    }

    private static Task JsonAsync(HttpContext context, string text)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    private static async Task EndlessAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        var blanks = new byte[1 << 20];
        blanks.AsSpan().Fill((byte)' ');
        while (!context.RequestAborted.IsCancellationRequested)
        {
            await context.Response.Body.WriteAsync(blanks, context.RequestAborted);
        }
    }
}
