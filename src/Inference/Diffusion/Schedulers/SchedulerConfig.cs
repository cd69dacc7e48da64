using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Studio.Inference.Models;

namespace Studio.Inference.Diffusion.Schedulers;

/// <summary>scheduler_config.json: each scheduler asks for the keys it knows and states its own default for the rest, as diffusers' from_config does.</summary>
public sealed partial class SchedulerConfig
{
    // A key given twice would fail where it is read, without a sentence.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly JsonObject _values;
    private readonly string _source;

    private SchedulerConfig(string className, JsonObject values, string source)
    {
        ClassName = className;
        _values = values;
        _source = source;
    }

    /// <summary>The diffusers class, "DDIMScheduler".</summary>
    public string ClassName { get; }

    public static SchedulerConfig ReadFolder(string modelFolder)
    {
        var file = Path.Combine(modelFolder, "scheduler", "scheduler_config.json");
        if (!File.Exists(file))
        {
            throw new InferenceException($"The file {ConfigFile.Shown(file)} is missing.");
        }

        return Parse(File.ReadAllText(file), ConfigFile.Shown(file));
    }

    /// <summary>Reads the JSON that Python writes, which may hold -Infinity (lambda_min_clipped of DPM-Solver configs).</summary>
    public static SchedulerConfig Parse(string json, string source)
    {
        JsonObject values;
        try
        {
            values = JsonNode.Parse(BareNumbers().Replace(json, "${before}\"${number}\""), documentOptions: Strict) as JsonObject ?? throw new JsonException("not an object");
        }
        catch (JsonException error)
        {
            throw new InferenceException($"The file {source} is not valid JSON.", error);
        }

        var config = new SchedulerConfig("", values, source);
        var named = new SchedulerConfig(config.Text("_class_name", ""), values, source);
        SchedulerLimits.Check(named);
        return named;
    }

    /// <summary>The same settings for another class, with some of them replaced.</summary>
    public SchedulerConfig For(string className, IReadOnlyDictionary<string, JsonNode> overrides)
    {
        var values = (JsonObject)_values.DeepClone();
        foreach (var (key, value) in overrides)
        {
            values[key] = value.DeepClone();
        }

        return new SchedulerConfig(className, values, _source);
    }

    /// <summary>Stable Diffusion pipelines overwrite two settings of old configs (pipeline_stable_diffusion.py, __init__).</summary>
    public SchedulerConfig AsPipelineSets() =>
        For(ClassName, new Dictionary<string, JsonNode>(StringComparer.Ordinal) { ["steps_offset"] = 1, ["clip_sample"] = false });

    public bool Agrees(string key, JsonNode value) => _values[key] is null || JsonNode.DeepEquals(_values[key], value);

    public string Text(string key, string fallback) => Read(key, fallback, static node => node.GetValue<string>());

    public bool Flag(string key, bool fallback) => Read(key, fallback, static node => node.GetValue<bool>());

    public int Whole(string key, int fallback) => Read(key, fallback, static node => node.GetValue<int>());

    public double Number(string key, double fallback) => Optional(key) ?? fallback;

    public double? Optional(string key) => Read(key, (double?)null, static node => node.GetValueKind() == JsonValueKind.String
        ? Infinite(node.GetValue<string>())
        : node.GetValue<double>());

    public IReadOnlyList<double>? Numbers(string key) =>
        Read(key, (IReadOnlyList<double>?)null, static node => [.. node.AsArray().Select(item => item!.GetValue<double>())]);

    /// <summary>False for a key that is missing or null.</summary>
    public bool Has(string key) => _values[key] is not null;

    /// <summary>solver_order, of which each solver has formulas up to a largest.</summary>
    public int Order(int fallback, int largest)
    {
        var order = Whole("solver_order", fallback);
        return order >= 1 && order <= largest ? order : throw Refuse("solver_order", order.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>For a setting that may be anything of these without changing what happens.</summary>
    public void RequireOneOf(string key, params ReadOnlySpan<string> known)
    {
        var value = Text(key, known[0]);
        if (!known.Contains(value, StringComparer.Ordinal))
        {
            throw Refuse(key, value);
        }
    }

    /// <summary>A sentence about a setting that this program cannot follow.</summary>
    public InferenceException Refuse(string key, string value) =>
        new($"{_source} sets {key} to \"{value}\", which Studio's {ClassName} does not know.");

    /// <summary>A sentence about a number that no scheduler can have.</summary>
    public InferenceException Impossible(string key, string value, int least, int most) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{_source} says {key} = {value}; {least} to {most} is possible. The file is damaged or of another kind of model."));

    private static double Infinite(string text) => text switch
    {
        "-Infinity" or "-inf" => double.NegativeInfinity,
        "Infinity" or "inf" => double.PositiveInfinity,
        "NaN" or "nan" => double.NaN,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    private T Read<T>(string key, T fallback, Func<JsonNode, T> read)
    {
        if (_values[key] is not { } node)
        {
            return fallback;
        }

        try
        {
            return read(node);
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException or OverflowException)
        {
            throw new InferenceException($"The file {_source} has an unusable value for {key}: {node.ToJsonString()}.", error);
        }
    }

    [GeneratedRegex("(?<before>:\\s*)(?<number>-?Infinity|NaN)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BareNumbers();
}
