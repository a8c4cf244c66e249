using System.CommandLine;
using System.Text;
using HepAnalysis.Cli.Commands;

namespace HepAnalysis.Cli;

/// <summary>The help of the program and of each command, in the words of who uses it for the first time.</summary>
internal static class HelpText
{
    public static string OfProgram(IReadOnlyList<HepCommand> commands)
    {
        var text = new StringBuilder();
        text.AppendLine("hep: analyses of high-energy physics data, from a file of events to histograms.");
        text.AppendLine();
        text.AppendLine("Begin with:  hep run examples/dimuon/dimuon.yaml");
        text.AppendLine();
        text.AppendLine("Commands");
        Table(text, commands.Select(Line));
        text.AppendLine();
        text.AppendLine("hep COMMAND --help explains a command; hep --version tells the version.");
        text.AppendLine("Exit codes: 0 done, 1 done and the answer is no (diff, check), 2 usage, 3 input, 4 configuration, 5 output,");
        text.AppendLine("            6 service, 7 module, 70 an error of hep itself, 130 interrupted.");
        return text.ToString();
    }

    public static string Of(HepCommand command)
    {
        var text = new StringBuilder();
        var options = command.Command.Options.Where(option => !option.Hidden).ToList();
        text.AppendLine($"hep {command.FullName}: {command.Summary}.");
        text.AppendLine();
        text.AppendLine($"Usage:    hep {command.FullName} {Arguments(command)}{(options.Count > 0 ? " [options]" : "")}".TrimEnd());
        for (var i = 0; i < command.Examples.Count; i++)
        {
            text.AppendLine($"{(i == 0 ? "Example:" : "        ")}  {command.Examples[i]}");
        }

        text.AppendLine();
        Table(text, command.Subcommands.Select(Line));
        Table(text, command.Command.Arguments.Select(argument => (argument.Name, argument.Description ?? "")));
        Table(text, options.Select(option => (OptionNames(option), option.Description ?? "")));
        if (command.Details.Length > 0)
        {
            text.AppendLine();
            text.AppendLine(command.Details);
        }

        return text.ToString();
    }

    private static (string, string) Line(HepCommand command) => ($"{command.Command.Name} {Arguments(command)}".TrimEnd(), command.Summary);

    private static string Arguments(HepCommand command) => command.Subcommands.Count > 0 ? "COMMAND"
        : string.Join(' ', command.Command.Arguments.Select(argument => $"{(argument.Arity.MinimumNumberOfValues == 0 ? $"[{argument.Name}]" : argument.Name)}{(argument.Arity.MaximumNumberOfValues > 1 ? " …" : "")}"));

    // A second long name is for those who know it from another program.
    private static string OptionNames(Option option) =>
        string.Join(", ", option.Aliases.Where(alias => !alias.StartsWith("--", StringComparison.Ordinal)).Append(option.Name)) + (option.HelpName is null ? "" : $" {option.HelpName}");

    private static void Table(StringBuilder text, IEnumerable<(string Left, string Right)> rows)
    {
        const int LeftWidth = 24;
        foreach (var (left, right) in rows)
        {
            text.AppendLine(left.Length <= LeftWidth ? $"  {left.PadRight(LeftWidth)} {right}" : $"  {left}{Environment.NewLine}{new string(' ', LeftWidth + 3)}{right}");
        }
    }
}
