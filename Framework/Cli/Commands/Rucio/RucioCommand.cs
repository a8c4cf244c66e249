using System.CommandLine;

namespace HepAnalysis.Cli.Commands.Rucio;

/// <summary><c>hep rucio</c>: what a Rucio server knows of files and datasets, and the files themselves.</summary>
internal sealed class RucioCommand : HepCommand
{
    private readonly RucioSubcommand[] commands =
    [
        new PingCommand(), new WhoamiCommand(), new LsCommand(), new FilesCommand(), new ContentCommand(), new ReplicasCommand(), new RulesCommand(), new MetadataCommand(), new RsesCommand(),
        new QuotaCommand(), new DownloadCommand(), new UploadCommand(), new AddRuleCommand(),
    ];

    public RucioCommand()
        : base("rucio", "datasets of a Rucio server: looked up, listed, fetched, stored, kept by rules")
    {
        foreach (var command in commands)
        {
            command.AddCommonOptions();
            Command.Subcommands.Add(command.Command);
        }
    }

    public override IReadOnlyList<HepCommand> Subcommands => commands;

    public override IReadOnlyList<string> Examples => ["hep rucio ls mc:*TTbar*", "hep rucio replicas mc:/TTbar/Summer26-v1/NANOAOD", "hep rucio COMMAND --help"];

    public override string Details =>
        "Configuration is that of the Python client: rucio.cfg (RUCIO_CONFIG, or etc/rucio.cfg in RUCIO_HOME) and the variables RUCIO_…;\n"
        + "docs/rucio.md has all of it. A name is SCOPE:NAME. Every command has --json, --account and --host.";

    public override int Execute(ParseResult parsed, HepConsole console) => throw new UsageException("hep rucio wants a command", null, "hep rucio --help lists them");
}
