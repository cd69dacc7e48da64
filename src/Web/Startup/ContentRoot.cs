namespace Studio.Web.Startup;

/// <summary>Where wwwroot, appsettings.json and models lie: beside a published program, else at the repository's root.</summary>
internal static class ContentRoot
{
    public static string Find()
    {
        var output = AppContext.BaseDirectory;
        if (Directory.Exists(Path.Combine(output, "wwwroot")))
        {
            return output;
        }

        for (var folder = new DirectoryInfo(output); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Studio.sln")))
            {
                return folder.FullName;
            }
        }

        return output;
    }
}
