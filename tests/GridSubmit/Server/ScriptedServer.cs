using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HepAnalysis.GridSubmit.Tests.Server;

/// <summary>
/// A server of raw HTTP on loopback that answers with the bytes that a test gives it and then breaks the connection: what no
/// well-behaved server can be made to send.
/// </summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Func<string, int, Answer> answer;
    private readonly List<string> requests = [];
    private readonly CancellationTokenSource end = new();

    /// <param name="answer">From the request (its lines, a blank line, its body) and its number, from 0 on, to what is answered.</param>
    public ScriptedServer(Func<string, int, Answer> answer)
    {
        this.answer = answer;
        listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        _ = AcceptAsync();
    }

    /// <summary>What to send, and what to do then.</summary>
    /// <param name="Bytes">Bytes as they cross the wire.</param>
    /// <param name="IsSilent">True: nothing more comes, and the connection stays; false: it is closed.</param>
    public sealed record Answer(byte[] Bytes, bool IsSilent = false)
    {
        /// <summary>A whole answer with a length.</summary>
        public static Answer Of(int status, string body, params string[] headers) => Of(status, Encoding.UTF8.GetBytes(body), headers);

        /// <inheritdoc cref="Of(int, string, string[])"/>
        public static Answer Of(int status, byte[] body, params string[] headers) =>
            new([.. Head(status, [.. headers, $"Content-Length: {body.Length}"]), .. body]);

        /// <summary>An answer in chunks.</summary>
        public static Answer Chunked(string[] chunks, bool isWhole = true) => new(
            [.. Head(200, ["Content-Type: application/x-json-stream", "Transfer-Encoding: chunked"]),
            .. chunks.SelectMany(chunk => Encoding.UTF8.GetBytes($"{Encoding.UTF8.GetByteCount(chunk):x}\r\n{chunk}\r\n")),
            .. isWhole ? "0\r\n\r\n"u8.ToArray() : []]);

        private static byte[] Head(int status, IEnumerable<string> headers) =>
            Encoding.Latin1.GetBytes($"HTTP/1.1 {status} X\r\nConnection: close\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n");
    }

    public Uri Address { get; }

    /// <summary>What was asked.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (requests)
            {
                return [.. requests];
            }
        }
    }

    public void Dispose()
    {
        end.Cancel();
        listener.Stop();
    }

    private async Task AcceptAsync()
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync(end.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            var request = await ReadAsync(stream);
            if (request.Length == 0)
            {
                return;
            }

            int number;
            lock (requests)
            {
                number = requests.Count;
                requests.Add(request);
            }

            var (bytes, isSilent) = answer(request, number);
            await stream.WriteAsync(bytes);
            if (isSilent)
            {
                await Task.Delay(Timeout.Infinite, end.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[8192];
        while (true)
        {
            var all = text.ToString();
            var head = all.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (head >= 0 && all.Length - head - 4 >= LengthOf(all[..head]))
            {
                return all;
            }

            var got = await stream.ReadAsync(buffer);
            if (got == 0)
            {
                return all;
            }

            text.Append(Encoding.Latin1.GetString(buffer, 0, got));
        }
    }

    private static int LengthOf(string head) =>
        head.Split("\r\n").Select(line => line.Split(": ")).FirstOrDefault(pair => pair[0].Equals("Content-Length", StringComparison.OrdinalIgnoreCase)) is [_, var length]
            ? int.Parse(length, System.Globalization.CultureInfo.InvariantCulture) : 0;
}
