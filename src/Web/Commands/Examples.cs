using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Studio.Web.Commands;

/// <summary>Adds examples to the help of the verbs that have some.</summary>
internal static class Examples
{
    private static readonly Dictionary<string, string[]> Lines = new(StringComparer.Ordinal)
    {
        ["studio"] = ["studio", "studio --port 8080 --data /srv/studio", "studio generate \"a fox in the snow\" --out fox.png"],
        ["generate"] =
        [
            "studio generate \"リスの王\" --out king.png",
            "studio generate \"a red fox\" --count 4 --seed 7 --out fox.png      writes fox-1.png to fox-4.png",
            "studio generate \"A cat, large, in the center.\" --no-upsample --steps 30 --json",
            "studio generate \"a red crown\" --from king.png --mask crown.png --feather 8 --out red.png       only what is white in crown.png changes",
            "studio generate \"the king at sunset\" --from king.png --strength 0.5                            all of it, same layout",
            "studio generate \"a red fox\" --seed 7 --variation 0.2 --count 4                                 four like that of seed 7",
            "studio generate \"a red fox\" --second-pass 768x768 --second-strength 0.5                        drawn small, then over, larger",
            "studio generate \"a (red:1.3) fox, [snow:grass:0.5]\" --weights --no-upsample",
        ],
        ["upsample"] = ["studio upsample \"eine Katze mit Krone\"", "studio upsample \"リスの王\" --seed 3 --json", "studio upsample --eval wishes.txt --writer my-model", "studio upsample \"a fox\" --address http://localhost:11434/v1 --writer qwen2.5:7b"],
        ["models"] = ["studio models", "studio models --json", "studio models add org/name --accept-licence"],
        ["add"] =
        [
            "studio models add org/name --plan                                   what would be fetched",
            "studio models add org/name --file Q4_K_M --accept-licence",
            "studio models add /srv/models/house-style                           stays there; Studio links to it",
        ],
        ["remove"] = ["studio models remove name@451f4fe1                                  an older revision"],
        ["bench"] = ["studio bench", "studio bench --images 10 --json"],
        ["audit"] = ["studio audit verify", "studio audit verify --file audit.jsonl"],
        ["verify"] = ["studio audit verify                                                 the log of this studio", "studio audit verify --file audit.jsonl --part                       an export of some entries", "studio models verify org/name                                       a model's bytes"],
        ["reset-password"] = ["studio admin reset-password aiko@example.org"],
    };

    public static void AddTo(Command root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
    }

    private sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var code = help.Invoke(parseResult);
            if (Lines.TryGetValue(parseResult.CommandResult.Command.Name, out var lines))
            {
                var output = parseResult.InvocationConfiguration.Output;
                output.WriteLine("Examples:");
                foreach (var line in lines)
                {
                    output.WriteLine($"  {line}");
                }

                output.WriteLine();
            }

            return code;
        }
    }
}
