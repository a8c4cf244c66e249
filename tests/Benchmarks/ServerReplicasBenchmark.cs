using System.Diagnostics;
using System.Globalization;
using System.Net.Security;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Rucio.Transport;

namespace HepAnalysis.Benchmarks;

/// <summary>
/// A listing of replicas by a real server (its <c>env.sh</c> sourced, see <c>../shared/engines</c>), in turns with curl, which receives the
/// same bytes: the server is the slower side, so what is compared is how much the client takes from it.
/// </summary>
internal static class ServerReplicasBenchmark
{
    private const int Turns = 3;

    public static void Run(long files)
    {
        if (Environment.GetEnvironmentVariable("RUCIO_LAB") is not { Length: > 0 } || Environment.GetEnvironmentVariable("RUCIO_HOST") is not { Length: > 0 } host)
        {
            Console.WriteLine("replicas-server: no Rucio server here; source env.sh of a running one (../shared/engines/rucio-server.sh)");
            return;
        }

        var dataset = new DataIdentifier("mc", string.Create(CultureInfo.InvariantCulture, $"fill.{files}"));
        var token = Output("rucio-token", "prod").Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1];
        var settings = new RucioSettings { Hosts = [new Uri(host)], Account = "prod" };
        using var client = new RucioClient(new RucioTransport(settings, new SslClientAuthenticationOptions(), TimeProvider.System), new GivenToken(token), settings, TimeProvider.System);
        if (!IsThereAsync(client, dataset).GetAwaiter().GetResult())
        {
            _ = Output("rucio-fill", files.ToString(CultureInfo.InvariantCulture));
        }

        var received = Path.GetTempFileName();
        var (ours, curls, processor) = (new double[Turns], new double[Turns], new double[Turns]);
        for (var turn = 0; turn < Turns; turn++)
        {
            curls[turn] = Seconds(() => Output(
                "curl", "-sSf", "-o", received, "-H", $"X-Rucio-Auth-Token: {token}", "-H", "X-Rucio-Account: prod", "-H", "Content-Type: application/json",
                "-d", $$"""{"dids": [{"scope": "{{dataset.Scope}}", "name": "{{dataset.Name}}"}]}""", $"{host}/replicas/list"));
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            ours[turn] = Seconds(() => ListAsync(client, dataset, files).GetAwaiter().GetResult());
            processor[turn] = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
        }

        Measure.Header($"{Measure.Number(files, 0)} files", "MB", "list, s", "of the processor, s", "curl, s", "list / curl");
        Measure.Row(
            "replicas", Measure.Number(new FileInfo(received).Length / 1e6), Measure.Number(Measure.Middle(ours)), Measure.Number(Measure.Middle(processor)), Measure.Number(Measure.Middle(curls)),
            Measure.Number(Measure.Middle(ours) / Measure.Middle(curls), 2));
        File.Delete(received);
    }

    private static async Task<bool> IsThereAsync(RucioClient client, DataIdentifier dataset)
    {
        try
        {
            _ = await client.Dids.GetAsync(dataset);
            return true;
        }
        catch (RucioDataIdentifierNotFoundException)
        {
            return false;
        }
    }

    private static async Task ListAsync(RucioClient client, DataIdentifier dataset, long files)
    {
        var rows = 0L;
        await foreach (var row in client.Replicas.ListAsync([dataset], new ReplicaQuery()))
        {
            rows += row.Places.Count > 0 ? 1 : 0;
        }

        if (rows != files)
        {
            throw new InvalidOperationException($"{rows} rows with places came of {files} files");
        }
    }

    private static double Seconds(Action action)
    {
        var started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static string Output(string program, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with code {process.ExitCode}");
    }
}
