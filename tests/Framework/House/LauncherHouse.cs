using System.Runtime.Versioning;
using HepAnalysis.Framework.Tests.Processes;

namespace HepAnalysis.Framework.Tests.House;

/// <summary>A house of three files with the real launcher, and a PATH of a few tools and an SDK that is a script.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class LauncherHouse : IDisposable
{
    private static readonly string[] Tools =
    [
        "sh", "cat", "cut", "date", "dirname", "find", "flock", "grep", "ln", "mkdir", "mv", "readlink", "rm", "sed", "sleep", "touch", "tr",
    ];

    // Answers as the SDK does to the few calls of the launcher; what it "builds" says how it was called.
    private const string Sdk = """
        #!/bin/sh
        case $1 in
          --version) case ${FAKE_VERSION:=10.0.100} in 10.*) echo "$FAKE_VERSION" ;; *) echo "no compatible SDK" >&2; exit 155 ;; esac ;;
          --list-sdks) echo "${FAKE_VERSION:-10.0.100} [/sdk]" ;;
          publish)
            [ -z "$FAKE_FAILURE" ] || { echo "$FAKE_FAILURE"; exit 1; }
            case $FAKE_NO_CROSSGEN$* in 1*PublishReadyToRun*) echo "error NU1101: Unable to find package Microsoft.NETCore.App.Crossgen2"; exit 1 ;; esac
            while [ "$1" != -o ]; do shift; done
            mkdir -p "$2"
            sleep "${FAKE_SECONDS:-0}"
            [ -z "$FAKE_INTERRUPT" ] || { kill -INT $(cat "$FAKE_HOUSE/launcher.pid"); exit 130; }
            [ -z "$FAKE_TOUCH" ] || touch "$FAKE_TOUCH"
            echo build >>"$FAKE_HOUSE/builds"
            touch "$2/HepAnalysis.Cli.dll"
            cat >"$2/HepAnalysis.Cli" <<'PROGRAM'
        #!/bin/sh
        [ "$1" != exit ] || exit "$2"
        [ "$1" != folder ] || { pwd; exit; }
        printf 'program:'
        printf ' [%s]' "$@"
        echo
        PROGRAM
            chmod +x "$2/HepAnalysis.Cli" ;;
          *) exit 1 ;;
        esac
        """;

    private readonly TemporaryFolder folder = new();

    public LauncherHouse()
    {
        Directory.CreateDirectory(Root);
        File.Copy(Path.Combine(Repository.Root, "hep"), PathOf("hep"));
        foreach (var file in new[] { "Framework/Cli/Program.cs", "Modules/Module.cs", "GridSubmit/Client.cs", "Directory.Build.props", "Directory.Packages.props", "global.json" })
        {
            folder.Write("house/" + file, "");
        }

        Directory.CreateDirectory(folder["bin"]);
        foreach (var tool in Tools.Append("chmod"))
        {
            File.CreateSymbolicLink(folder["bin", tool], Find(tool));
        }

        // The launcher looks for a runtime beside the dotnet that it found.
        Directory.CreateDirectory(folder["bin", "host", "fxr"]);
        File.WriteAllText(folder["bin", "dotnet"], Sdk);
        File.SetUnixFileMode(folder["bin", "dotnet"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public string Root => folder["house"];

    public bool HasFlock { get; set; } = true;

    public bool HasDotnet { get; set; } = true;

    /// <summary>How many builds have come to their end.</summary>
    public int Builds => File.Exists(PathOf("builds")) ? File.ReadAllLines(PathOf("builds")).Length : 0;

    public string PathOf(string file) => Path.Combine(Root, file);

    /// <summary>Makes a file newer than everything before.</summary>
    public void Touch(string file) => File.SetLastWriteTimeUtc(PathOf(file), DateTime.UtcNow.AddMilliseconds(1));

    public void Delete(string file) => File.Delete(PathOf(file));

    public ProcessResult Hep(params string[] arguments) => HepIn(Root, arguments);

    public ProcessResult HepIn(string workingFolder, params string[] arguments)
    {
        using var child = Start(PathOf("hep"), arguments, workingFolder);
        return child.Wait();
    }

    public ProcessResult Hep(string[] arguments, Dictionary<string, string?> environment)
    {
        using var child = Start(PathOf("hep"), arguments, Root, environment);
        return child.Wait();
    }

    public ChildProcess Start(string program, string[] arguments, string workingFolder, Dictionary<string, string?>? environment = null)
    {
        if (!HasFlock)
        {
            File.Delete(folder["bin", "flock"]);
        }

        if (!HasDotnet)
        {
            File.Delete(folder["bin", "dotnet"]);
        }

        // The shell writes its number and becomes the launcher, which keeps it.
        string[] call = ["-c", "echo $$ >\"$FAKE_HOUSE/launcher.pid\"; exec \"$0\" \"$@\"", program, .. arguments];
        return ChildProcess.Start(folder["bin", "sh"], call, workingFolder, new Dictionary<string, string?>(environment ?? [])
        {
            ["PATH"] = folder["bin"],
            ["HOME"] = folder.Path,
            ["DOTNET_ROOT"] = null,
            ["FAKE_HOUSE"] = Root,
        });
    }

    public void Dispose() => folder.Dispose();

    private static string Find(string tool)
    {
        var found = Environment.GetEnvironmentVariable("PATH")!.Split(':').Append("/usr/bin").Append("/bin")
            .Select(place => Path.Combine(place, tool)).FirstOrDefault(File.Exists);
        return found ?? throw new FileNotFoundException($"the launcher needs {tool}, which is not on PATH");
    }
}
