using System.Diagnostics;
using HepAnalysis.Cli.Json;
using HepAnalysis.Cli.Terminal;

namespace HepAnalysis.Cli.Commands.Rucio;

/// <summary><c>hep rucio ping</c>: whether the server answers, and its version. Needs no account.</summary>
internal sealed class PingCommand() : RucioSubcommand("ping", "asks the server for its version")
{
    public override IReadOnlyList<string> Examples => ["hep rucio ping"];

    protected override bool NeedsLogin => false;

    protected override async Task<int> ExecuteAsync(RucioCall call)
    {
        var clock = Stopwatch.StartNew();
        var version = await call.Client.PingAsync(call.Cancellation).ConfigureAwait(false);
        var seconds = clock.Elapsed.TotalSeconds;
        if (call.IsJson)
        {
            JsonOutput.Print(call.Console, json =>
            {
                json.WriteStartObject();
                json.WriteString("host", call.Host);
                json.WriteString("version", version);
                json.WriteNumber("seconds", Math.Round(seconds, 4));
                json.WriteEndObject();
            });
        }
        else
        {
            call.Console.Out.WriteLine($"Rucio {Human.Visible(version)} at {call.Host} answers in {Human.Seconds(seconds)}");
        }

        return 0;
    }
}
