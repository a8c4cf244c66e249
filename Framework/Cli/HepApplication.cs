using System.CommandLine;
using System.CommandLine.Parsing;
using System.Reflection;
using System.Runtime.InteropServices;
using HepAnalysis.Cli.Commands;
using HepAnalysis.Cli.Commands.Rucio;
using HepAnalysis.Storage;

namespace HepAnalysis.Cli;

/// <summary>The command <c>hep</c>: finds the subcommand, runs it, and turns errors into messages and exit codes.</summary>
public static class HepApplication
{
    /// <summary>Exit code of an error of our own.</summary>
    public const int OwnError = 70;

    /// <summary>Exit code after Ctrl-C.</summary>
    public const int Interrupted = 130;

    /// <summary>The version of the program.</summary>
    public static string Version { get; } = typeof(HepApplication).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Runs an analysis on the process' console with the modules of the program itself: the whole of a file-based program.</summary>
    /// <param name="yaml">The analysis.</param>
    /// <param name="args">More arguments of <c>hep run</c>.</param>
    /// <returns>The exit code.</returns>
    public static int RunAnalysis(string yaml, string[] args)
    {
        var program = Assembly.GetEntryAssembly()!;
        return RunProcess(["run", yaml, .. args], () => EventLoop.ModuleCatalogs.Of(program, program.GetName().Name!));
    }

    /// <summary>Runs on the process' console.</summary>
    public static int RunProcess(string[] args) => RunProcess(args, static () => []);

    private static int RunProcess(string[] args, Func<IReadOnlyList<EventLoop.ModuleDescription>> modules)
    {
        var isTerminal = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = isTerminal };
        using var error = new StreamWriter(Console.OpenStandardError()) { AutoFlush = true };
        using var signals = new ProcessSignals(error);
        try
        {
            return Run(args, new HepConsole
            {
                Out = output,
                Error = error,
                IsTerminal = isTerminal,
                IsErrorTerminal = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb",
                Input = Console.IsInputRedirected ? null : Console.In,
                Width = isTerminal ? Math.Clamp(Console.WindowWidth, 40, 400) : 80,
                Cancellation = signals.Token,
                Interruptible = signals.StopGently,
                Modules = modules,
            });
        }
        catch (IOException e) when (NobodyListens(e))
        {
            // Who reads our output has ended (hep show … | head), or the terminal was closed: nothing is wrong.
            return 0;
        }
    }

    /// <summary>Runs on a console of the caller's.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args, HepConsole console)
    {
        try
        {
            return Dispatch(args, console);
        }
        catch (HepException e)
        {
            console.Out.Flush();
            console.Error.WriteLine($"hep: {e.Message}");
            return (int)e.Kind;
        }
        catch (OperationCanceledException)
        {
            console.Out.Flush();
            console.Error.WriteLine("hep: interrupted before the first event; nothing was written");
            return Interrupted;
        }
        catch (Exception e) when (!NobodyListens(e))
        {
            console.Out.Flush();
            console.Error.WriteLine($"hep: an error of hep itself, not of yours: {e.GetType().Name}: {e.Message}");
            console.Error.WriteLine("  please report it with the lines below, the command and, if you can, the input:");
            console.Error.WriteLine($"  hep {Version}, .NET {Environment.Version}, {RuntimeInformation.RuntimeIdentifier}: hep {string.Join(' ', args)}");
            console.Error.WriteLine(e.StackTrace);
            return OwnError;
        }
        finally
        {
            console.Out.Flush();
        }
    }

    // EPIPE and EIO are what a closed pipe and a closed terminal answer; a file's errors have become ours before.
    private static bool NobodyListens(Exception e) => e is IOException { HResult: 32 or 5 };

    private static int Dispatch(string[] args, HepConsole console)
    {
        HepCommand[] commands =
        [
            new RunCommand(), new InspectCommand(), new CheckCommand(), new RecoverCommand(), new ShowCommand(), new DiffCommand(), new ModulesCommand(), new GenerateCommand(), new RucioCommand(), new DoctorCommand(),
        ];
        var help = new Option<bool>("--help", "-h", "-?") { Description = "this help", Recursive = true };
        var version = new Option<bool>("--version") { Description = "the version of hep" };
        var root = new RootCommand("analyses of high-energy physics data, from a file of events to histograms");
        root.Options.Clear();
        root.Options.Add(help);
        root.Options.Add(version);
        foreach (var command in commands)
        {
            root.Subcommands.Add(command.Command);
        }

        // What a first-time user types as well.
        if (args is ["help", ..])
        {
            args = [.. args.Skip(1), "--help"];
        }

        var parsed = root.Parse(args);
        var chosen = commands.Concat(commands.SelectMany(command => command.Subcommands)).FirstOrDefault(command => command.Command == parsed.CommandResult.Command);
        if (parsed.GetValue(help))
        {
            console.Out.Write(chosen is null ? HelpText.OfProgram(commands) : HelpText.Of(chosen));
            return 0;
        }

        if (chosen is null && parsed.GetValue(version))
        {
            console.Out.WriteLine($"hep {Version}");
            return 0;
        }

        if (parsed.UnmatchedTokens.Count == 0 && (chosen is null || chosen.Subcommands.Count > 0))
        {
            console.Error.Write(chosen is null ? HelpText.OfProgram(commands) : HelpText.Of(chosen));
            return (int)ErrorKind.Usage;
        }

        RefuseErrors(parsed, chosen, commands);
        if (chosen!.StopsGently)
        {
            console.Interruptible?.Invoke();
        }

        return chosen.Execute(parsed, console);
    }

    private static void RefuseErrors(ParseResult parsed, HepCommand? chosen, HepCommand[] commands)
    {
        if (chosen is null || chosen.Subcommands.Count > 0)
        {
            var word = parsed.UnmatchedTokens.FirstOrDefault() ?? "";
            var group = chosen is null ? "" : chosen.FullName + " ";
            var names = (chosen?.Subcommands ?? commands).Select(command => command.Command.Name).ToList();
            throw new UsageException(
                $"there is no command '{group}{word}'", $"there are: {string.Join(", ", names)}", $"did you mean hep {group}{NearestNames.Of(word, names, 1)[0]}? hep {group}--help says what each does");
        }

        var seeHelp = $"hep {chosen.FullName} --help has an example";
        if (parsed.UnmatchedTokens.Count > 0)
        {
            var word = parsed.UnmatchedTokens[0];
            var options = chosen.Command.Options.Where(option => !option.Hidden).Select(option => option.Name).Append("--help").ToList();
            throw word.StartsWith('-')
                ? new UsageException($"hep {chosen.FullName} has no option '{word}'", $"there are: {string.Join(", ", options)}", $"did you mean {NearestNames.Of(word, options, 1)[0]}?")
                : new UsageException($"hep {chosen.FullName} cannot use '{word}'", "it is one more than it takes", seeHelp);
        }

        if (parsed.Errors.Count > 0)
        {
            var error = parsed.Errors[0];
            var what = error.SymbolResult switch
            {
                OptionResult option => $"{option.Option.Name} wants {option.Option.HelpName ?? "a value"}{(option.Tokens.Count > 0 ? $", not '{option.Tokens[0].Value}'" : "")}",
                ArgumentResult argument => $"hep {chosen.FullName} wants {argument.Argument.Name}",
                _ => error.Message,
            };
            throw new UsageException(what, null, seeHelp);
        }
    }
}
