using System.CommandLine;

namespace HepAnalysis.Cli.Commands;

/// <summary>A subcommand of <c>hep</c>.</summary>
internal abstract class HepCommand(string name, string summary)
{
    /// <summary>Its name, arguments and options.</summary>
    public Command Command { get; } = new(name, summary);

    /// <summary>As it is typed: <c>run</c>, <c>rucio ls</c>.</summary>
    public string FullName => string.Join(' ', Command.Parents.OfType<Command>().Where(parent => parent is not RootCommand).Select(parent => parent.Name).Append(Command.Name));

    /// <summary>The commands that it is made of; it does nothing itself where there are any.</summary>
    public virtual IReadOnlyList<HepCommand> Subcommands => [];

    /// <summary>What it does, without a full stop.</summary>
    public string Summary { get; } = summary;

    /// <summary>Command lines to copy.</summary>
    public abstract IReadOnlyList<string> Examples { get; }

    /// <summary>What a first-time user needs beyond that.</summary>
    public virtual string Details => "";

    /// <summary>True where Ctrl-C asks the command to stop; one that writes no file is ended at once.</summary>
    public virtual bool StopsGently => false;

    /// <returns>The exit code.</returns>
    public abstract int Execute(ParseResult parsed, HepConsole console);

    protected Argument<string> Required(string name, string description)
    {
        var argument = new Argument<string>(name) { Description = description };
        Command.Arguments.Add(argument);
        return argument;
    }

    /// <summary>An argument that is given once or more often.</summary>
    protected Argument<string[]> Several(string name, string description)
    {
        var argument = new Argument<string[]>(name) { Description = description, Arity = ArgumentArity.OneOrMore };
        Command.Arguments.Add(argument);
        return argument;
    }

    /// <summary>An argument that may be left out.</summary>
    protected Argument<string?> Further(string name, string description)
    {
        var argument = new Argument<string?>(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };
        Command.Arguments.Add(argument);
        return argument;
    }

    protected Option<T> Optional<T>(string name, string description, string? helpName = null, params string[] aliases)
    {
        var option = new Option<T>(name, aliases) { Description = description, HelpName = helpName };
        Command.Options.Add(option);
        return option;
    }

    protected Option<bool> JsonOption() => Optional<bool>("--json", "print one JSON object instead (docs/json.md describes it)");
}
