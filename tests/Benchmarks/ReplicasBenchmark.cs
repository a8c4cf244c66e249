using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Rucio.Transport;

namespace HepAnalysis.Benchmarks;

/// <summary>
/// A listing of replicas, two of each file, as Rucio sends it: the server a process of its own that sends rows as fast as they are taken, the
/// client this process. Beside it the same bytes only received.
/// </summary>
internal static class ReplicasBenchmark
{
    private const string Head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/x-json-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

    public static void Run(long files)
    {
        using var stub = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["replicas-stub", files.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true })!;
        try
        {
            var host = new Uri(stub.StandardOutput.ReadLine()!);
            var settings = new RucioSettings { Hosts = [host] };
            using var client = new RucioClient(new RucioTransport(settings, new SslClientAuthenticationOptions(), TimeProvider.System), new GivenToken("none"), settings, TimeProvider.System);
            var (rows, bytes) = (0L, 0L);
            var list = Measure.Median(() => rows = CountAsync(client).GetAwaiter().GetResult(), 3);
            var receive = Measure.Median(() => bytes = ReceiveAsync(host).GetAwaiter().GetResult(), 3);
            Measure.Header($"{Measure.Number(files, 0)} files", "MB", "list, ms", "rows a second", "only received, ms", "of that rate", "most memory of the client, MB");
            Measure.Row(
                "replicas", Measure.Number(bytes / 1e6), Measure.Number(list, 0), Measure.Number(rows / list * 1000, 0), Measure.Number(receive, 0), Measure.Number(receive / list, 2),
                Measure.Number(Process.GetCurrentProcess().PeakWorkingSet64 / 1e6, 0));
        }
        finally
        {
            stub.Kill();
        }
    }

    /// <summary>The server: says its address, then answers every request with so many rows.</summary>
    public static int Serve(long files)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Console.WriteLine($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        while (true)
        {
            using var client = listener.AcceptTcpClient();
            Answer(client.GetStream(), files);
        }
    }

    private static void Answer(NetworkStream stream, long files)
    {
        var request = new StringBuilder();
        var buffer = new byte[4096];
        while (!request.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            request.Append(Encoding.ASCII.GetString(buffer, 0, stream.Read(buffer)));
        }

        stream.Write(Encoding.ASCII.GetBytes(Head));
        var text = new StringBuilder();
        for (var file = 0L; file < files; file++)
        {
            text.Append(CultureInfo.InvariantCulture, $$$"""{"scope": "mc", "name": "file.{{{file:D8}}}.root", "bytes": {{{file + 13}}}, "md5": "a70e0e5be97008af21f3a0231bb3daca", "adler32": "{{{file:x8}}}", "pfns": {"davs://dav-a.example.org:443/store/rucio/mc/c4/31/file.{{{file:D8}}}.root": {"rse_id": "b806a8f620a144fc92295addc317c5bd", "rse": "SITE-A_DISK", "type": "DISK", "volatile": false, "domain": "wan", "priority": 1, "client_extract": false}, "https://web-b.example.org:8443/data/mc/c4/31/file.{{{file:D8}}}.root": {"rse_id": "2b0df6afe3db4058a44cb0a2bf9a121b", "rse": "SITE-B_DISK", "type": "DISK", "volatile": false, "domain": "wan", "priority": 2, "client_extract": false}}, "rses": {"SITE-B_DISK": ["https://web-b.example.org:8443/data/mc/c4/31/file.{{{file:D8}}}.root"], "SITE-A_DISK": ["davs://dav-a.example.org:443/store/rucio/mc/c4/31/file.{{{file:D8}}}.root"]}, "states": {"SITE-B_DISK": "AVAILABLE", "SITE-A_DISK": "AVAILABLE"}}""").Append('\n');
            if (text.Length > 60_000 || file + 1 == files)
            {
                stream.Write(Encoding.ASCII.GetBytes($"{text.Length:x}\r\n{text}\r\n"));
                text.Clear();
            }
        }

        stream.Write("0\r\n\r\n"u8);
    }

    private static async Task<long> CountAsync(RucioClient client)
    {
        var (rows, places) = (0L, 0L);
        await foreach (var row in client.Replicas.ListAsync([new DataIdentifier("mc", "ds")], new ReplicaQuery()))
        {
            (rows, places) = (rows + 1, places + row.Places.Count);
        }

        return places == 2 * rows ? rows : throw new InvalidOperationException($"{rows} rows have {places} places");
    }

    private static async Task<long> ReceiveAsync(Uri host)
    {
        using var http = new HttpClient();
        await using var stream = await http.GetStreamAsync(host);
        var buffer = new byte[64 << 10];
        var bytes = 0L;
        for (int got; (got = await stream.ReadAsync(buffer)) > 0;)
        {
            bytes += got;
        }

        return bytes;
    }
}
