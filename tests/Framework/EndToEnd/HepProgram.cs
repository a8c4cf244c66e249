using HepAnalysis.Framework.Tests.Cli;
using HepAnalysis.Framework.Tests.Processes;

namespace HepAnalysis.Framework.Tests.EndToEnd;

/// <summary>The program <c>hep</c> as it was built beside the tests, run as a process.</summary>
internal static class HepProgram
{
    /// <summary>Its path.</summary>
    public static readonly string Path = System.IO.Path.Combine(AppContext.BaseDirectory, "HepAnalysis.Cli");

    /// <summary>The sample that comes with the repository.</summary>
    public static readonly string Sample = System.IO.Path.Combine(Repository.Root, "data-samples", "dimuon.root");

    /// <summary>The YAML of the README's example.</summary>
    public static readonly string ExampleYaml = System.IO.Path.Combine(Repository.Root, "examples", "dimuon", "dimuon.yaml");

    /// <summary>Starts it in a folder so that Ctrl-C reaches it: tests that run in the background have been told to ignore it, and so would it.</summary>
    public static ChildProcess Start(HepRun folder, params string[] arguments) =>
        ChildProcess.Start("env", ["--default-signal=INT", Path, .. arguments], folder.Folder);

    /// <summary>Starts it in a folder on a terminal, where what is typed reaches it and Ctrl-C is a signal.</summary>
    public static ChildProcess StartOnATerminal(HepRun folder, params string[] arguments) => ChildProcess.Start(
        "env",
        ["--default-signal=INT", "script", "--quiet", "--return", "--command", string.Join(' ', arguments.Prepend(Path).Select(part => $"'{part}'")), "/dev/null"],
        folder.Folder, new Dictionary<string, string?> { ["TERM"] = "xterm" });

    /// <summary>Runs it to its end in a folder.</summary>
    public static ProcessResult Run(HepRun folder, params string[] arguments) => ChildProcess.Run(Path, arguments, folder.Folder);

    /// <summary>Runs it under an account that permissions bind: where the tests run as root, without root's right to pass over them.</summary>
    public static ProcessResult RunBoundByPermissions(HepRun folder, params string[] arguments) => Environment.UserName == "root"
        ? ChildProcess.Run("setpriv", ["--bounding-set", "-dac_override,-dac_read_search", Path, .. arguments], folder.Folder)
        : Run(folder, arguments);
}
