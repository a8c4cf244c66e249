using System.CommandLine;
using HepAnalysis.Cli.Terminal;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.Cli.Commands.Rucio;

/// <summary>One call of a command.</summary>
/// <param name="Console">Where it prints.</param>
/// <param name="Client">The server.</param>
/// <param name="Settings">What it was opened by.</param>
/// <param name="Parsed">The command line.</param>
/// <param name="IsJson">Whether JSON is wanted.</param>
/// <param name="Account">What <c>--account</c> says; null where it was not given.</param>
internal sealed record RucioCall(HepConsole Console, RucioClient Client, RucioSettings Settings, ParseResult Parsed, bool IsJson, string? Account)
{
    /// <summary>Signalled by Ctrl-C.</summary>
    public CancellationToken Cancellation => Console.Cancellation;

    /// <summary>How far a transfer is; JSON is not to be mixed with it.</summary>
    public TransferLine Progress(string what) => new(IsJson ? Console with { Out = TextWriter.Null } : Console, what);

    /// <summary>The server: of several the one that answered.</summary>
    public string Host => Client.Host.ToString().TrimEnd('/');
}
