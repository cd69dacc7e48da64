using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Studio.Inference.Chat;

/// <summary>
/// llama.cpp, loaded once in a process. It refuses to go on when the library's default parameters are not those of the header the structs were written from:
/// a shifted field would be a crash or, worse, wrong text.
/// </summary>
internal static unsafe class LlamaLibrary
{
    private static readonly Lock Gate = new();
    private static readonly ConcurrentQueue<string> Errors = new();
    private static bool s_loaded;

    public static void Require()
    {
        lock (Gate)
        {
            if (!s_loaded)
            {
                Load(Folder());
                s_loaded = true;
            }
        }
    }

    /// <summary>What llama.cpp complained about since the last call; it logs instead of returning errors.</summary>
    public static string TakeErrors()
    {
        var lines = new List<string>();
        while (Errors.TryDequeue(out var line))
        {
            lines.Add(line.Trim());
        }

        return string.Join(' ', lines);
    }

    private static string Folder()
    {
        var (system, extension) = OperatingSystem.IsWindows() ? ("win", "dll") : OperatingSystem.IsMacOS() ? ("osx", "dylib") : ("linux", "so");
        var rid = $"{system}-{(RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64")}";
        var folder = Path.Combine(AppContext.BaseDirectory, "runtimes", rid, "native", "llama");
        return Directory.Exists(folder) && Directory.EnumerateFiles(folder, $"*.{extension}").Any()
            ? folder
            : throw new InferenceException($"llama.cpp is missing: no *.{extension} under {Path.Combine("runtimes", rid, "native", "llama")}. Build again with Node.js present, so that the natives are fetched.");
    }

    private static void Load(string folder)
    {
        var ggml = NativeLibrary.Load(Find(folder, LlamaNative.Ggml));
        var llama = NativeLibrary.Load(Find(folder, LlamaNative.Llama));
        NativeLibrary.SetDllImportResolver(typeof(LlamaNative).Assembly, (name, _, _) => name switch
        {
            LlamaNative.Llama => llama,
            LlamaNative.Ggml => ggml,
            _ => 0,
        });
        LlamaDefaults.Require();
        LlamaNative.llama_log_set(&Keep, null);
        LlamaNative.ggml_backend_load_all_from_path(folder);
        LlamaNative.llama_backend_init();
        if (LlamaNative.ggml_backend_dev_count() == 0)
        {
            throw new InferenceException($"llama.cpp found no processor it can run on in {folder}.");
        }
    }

    /// <summary>"libllama.so", "libllama.v0.4.0.so", "llama.dll": the version is part of some names.</summary>
    private static string Find(string folder, string stem) =>
        Directory.EnumerateFiles(folder).FirstOrDefault(file =>
        {
            var name = Path.GetFileName(file);
            name = name.StartsWith("lib", StringComparison.Ordinal) ? name[3..] : name;
            return name.StartsWith($"{stem}.", StringComparison.Ordinal) && Path.GetExtension(name) is ".so" or ".dll" or ".dylib";
        })
        ?? throw new InferenceException($"llama.cpp is incomplete: no {stem} library in {folder}.");

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Keep(int level, byte* text, void* data)
    {
        const int errorLevel = 4;
        if (level == errorLevel && Errors.Count < 20)
        {
            Errors.Enqueue(Marshal.PtrToStringUTF8((nint)text) ?? "");
        }
    }
}
