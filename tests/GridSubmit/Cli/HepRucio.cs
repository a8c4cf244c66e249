using HepAnalysis.Cli;
using HepAnalysis.Framework.Tests.Processes;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Rucio.Configuration;
using HepAnalysis.GridSubmit.Tests.Server;

namespace HepAnalysis.GridSubmit.Tests.Cli;

/// <summary>Runs <c>hep rucio</c> in process, in a folder and an environment of its own, as a user with a <c>rucio.cfg</c>.</summary>
internal sealed class HepRucio : IDisposable
{
    private readonly Dictionary<string, string> variables;

    /// <param name="configuration">The file; null: jdoe's of the real server.</param>
    public HepRucio(string? configuration = null) => variables = new(StringComparer.Ordinal)
    {
        ["RUCIO_CONFIG"] = configuration ?? RucioServer.Current.Configuration("jdoe"),
        ["HOME"] = Folder.Path,
        ["TMPDIR"] = Folder.Path,
        ["USER"] = "tester",
    };

    /// <summary>Working folder, home and folder of tokens.</summary>
    public TemporaryFolder Folder { get; } = new();

    /// <summary>What was printed.</summary>
    public string Out { get; private set; } = "";

    /// <summary>What was printed to standard error.</summary>
    public string Error { get; private set; } = "";

    /// <summary>True: the console is a terminal of 80 columns.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Signals Ctrl-C.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Sets a variable.</summary>
    public string this[string variable]
    {
        set => variables[variable] = value;
    }

    /// <returns>The exit code.</returns>
    public int Run(params string[] args) => RunHep(["rucio", .. args]);

    /// <summary>Runs any command of <c>hep</c>.</summary>
    /// <returns>The exit code.</returns>
    public int RunHep(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var environment = new UserEnvironment(variables, UserEnvironment.Current.UserId);
        var code = HepApplication.Run(args, new HepConsole
        {
            Out = output,
            Error = error,
            WorkingDirectory = Folder.Path,
            IsTerminal = IsTerminal,
            IsErrorTerminal = IsTerminal,
            Cancellation = Cancellation,
            RucioSettings = (given, warn) => RucioConfiguration.Read(environment, given, warn),
        });
        (Out, Error) = (output.ToString(), error.ToString());
        return code;
    }

    /// <summary>Runs what must succeed.</summary>
    /// <returns>What it printed.</returns>
    public string Succeed(params string[] args)
    {
        Assert.That(Run(args), Is.Zero, $"hep rucio {string.Join(' ', args)}: {Error}");
        return Out;
    }

    /// <summary>What it printed, without empty lines.</summary>
    public string[] Lines(params string[] args) => Succeed(args).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public void Dispose() => Folder.Dispose();
}
