using Studio.Inference.Onnx;

namespace Studio.Inference.Diffusion;

/// <summary>What this machine measured once about guidance and keeps, see <see cref="GuidanceForms"/>: a choice that fell while the machine was busy may be the slower one.</summary>
public static class GuidanceMeasurements
{
    internal const string FolderName = "guidance";

    /// <summary>Forgets all of it: the next picture of each model and size measures again, also in processes that run. Says how many there were.</summary>
    /// <param name="data">The data folder.</param>
    public static int Forget(string data)
    {
        var folder = new DirectoryInfo(Path.Combine(data, OnnxOptions.MachineFolderName, FolderName));
        var files = folder.Exists ? folder.GetFiles("*.json") : [];
        foreach (var file in files)
        {
            file.Delete();
        }

        return files.Length;
    }
}
