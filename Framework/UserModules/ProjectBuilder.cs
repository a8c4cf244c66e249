using System.Diagnostics;
using System.Text.RegularExpressions;
using HepAnalysis.EventLoop;

namespace HepAnalysis.UserModules;

/// <summary>Builds a project of modules by the SDK that is installed.</summary>
internal static partial class ProjectBuilder
{
    private const int MostErrors = 10;

    /// <summary>Builds a project in Release.</summary>
    /// <returns>The assembly.</returns>
    /// <exception cref="ModuleException">There is no SDK, or the build failed.</exception>
    public static string Build(string project)
    {
        var name = Path.GetFileName(project);
        var start = new ProcessStartInfo(FindSdk(name, project), ["msbuild", project, "-restore", "-t:Build", "-p:Configuration=Release", "-getProperty:TargetPath", "-nologo", "-nodeReuse:false"])
        {
            WorkingDirectory = Path.GetDirectoryName(project)!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var target = said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault();
        if (process.ExitCode == 0 && target is not null && File.Exists(target))
        {
            return target;
        }

        var errors = ErrorLine().Matches(said + error.Result).Select(match => match.Value.Trim()).Distinct().ToList();
        throw new ModuleException(
            $"{name} does not build", project,
            errors.Count == 0 ? $"dotnet ended with {process.ExitCode}: {(said + error.Result).Trim()}" : string.Join("\n         ", errors.Take(MostErrors)),
            $"dotnet build {project} says more");
    }

    private static string FindSdk(string name, string project)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Append(Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? "")
            .Append(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".dotnet"));
        var program = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        return folders.Where(folder => folder.Length > 0).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
            ?? throw new ModuleException(
                $"{name} cannot be built here", project, "the .NET SDK is not installed: there is no dotnet on PATH",
                "name the assembly that was built elsewhere (.dll), or a source (.cs), which needs no SDK");
    }

    // FILE(LINE,COLUMN): error CODE: MESSAGE [PROJECT]
    [GeneratedRegex(@"^.*?: error \w+: [^\[\r\n]*", RegexOptions.Multiline)]
    private static partial Regex ErrorLine();
}
