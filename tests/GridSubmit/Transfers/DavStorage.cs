using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace HepAnalysis.GridSubmit.Tests.Transfers;

/// <summary>
/// A storage in memory that speaks WebDAV by http or https, asks for a certificate where it is told to, and first asks the test what to answer:
/// what real storages do with credentials, redirections and digests.
/// </summary>
internal sealed class DavStorage : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2? certificate;
    private readonly CancellationTokenSource end = new();

    /// <param name="certificate">That of the server; null: http.</param>
    public DavStorage(X509Certificate2? certificate = null)
    {
        this.certificate = certificate is null ? null : X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
        listener.Start();
        Address = new Uri($"{(certificate is null ? "http" : "https")}://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        _ = AcceptAsync();
    }

    /// <summary>A request.</summary>
    /// <param name="Method">GET, PUT …</param>
    /// <param name="Path">The path, with what is behind it.</param>
    /// <param name="Headers">Headers.</param>
    /// <param name="Certificate">The name in the certificate that was shown; null: none.</param>
    public sealed record Request(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string? Certificate)
    {
        public string? Authorization => Headers.GetValueOrDefault("Authorization");
    }

    public Uri Address { get; }

    public ConcurrentDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Status and headers instead of what is usual; null: as usual.</summary>
    public Func<Request, (int Status, string[] Headers)?> Instead { get; init; } = _ => null;

    /// <summary>The header <c>Digest</c> of a file.</summary>
    public Func<byte[], string?> Digest { get; init; } = _ => null;

    public ConcurrentQueue<Request> Requests { get; } = [];

    public void Dispose()
    {
        end.Cancel();
        listener.Stop();
        certificate?.Dispose();
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
            try
            {
                Stream stream = client.GetStream();
                string? shown = null;
                if (certificate is not null)
                {
                    var tls = new SslStream(stream);
                    await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate, ClientCertificateRequired = true, RemoteCertificateValidationCallback = (_, _, _, _) => true }, end.Token);
                    (stream, shown) = (tls, tls.RemoteCertificate?.Subject);
                }

                await AnswerAsync(stream, shown);
                await stream.DisposeAsync();
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
            {
                // A client that goes away: the next one may stay.
                return;
            }
        }
    }

    private async Task AnswerAsync(Stream stream, string? shown)
    {
        var head = new List<byte>();
        for (var one = new byte[1]; !head.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray());)
        {
            await stream.ReadExactlyAsync(one, end.Token);
            head.Add(one[0]);
        }

        var lines = Encoding.Latin1.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        var first = lines[0].Split(' ');
        var request = new Request(first[0], first[1], headers, shown);
        var body = new byte[int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, end.Token);
        Requests.Enqueue(request);

        var (status, more, content) = Instead(request) is var (other, extra) ? (other, extra, []) : Usual(request, body);
        var answer = $"HTTP/1.1 {status} X\r\nConnection: close\r\nContent-Length: {content.Length}\r\n{string.Concat(more.Select(header => header + "\r\n"))}\r\n";
        await stream.WriteAsync(Encoding.Latin1.GetBytes(answer), end.Token);
        if (request.Method != "HEAD")
        {
            await stream.WriteAsync(content, end.Token);
        }
    }

    private (int Status, string[] Headers, byte[] Content) Usual(Request request, byte[] body)
    {
        var path = request.Path.Split('?')[0];
        switch (request.Method)
        {
            case "PUT":
                Files[path] = body;
                return (201, [], []);
            case "DELETE":
                return (Files.TryRemove(path, out _) ? 204 : 404, [], []);
            case "MOVE" when Files.TryRemove(path, out var moved):
                Files[new Uri(request.Headers["Destination"]).AbsolutePath] = moved;
                return (201, [], []);
            case "PROPFIND" when Files.TryGetValue(path, out var there):
                return (207, [], Encoding.ASCII.GetBytes($"""<D:multistatus xmlns:D="DAV:"><D:response><D:propstat><D:prop><D:getcontentlength>{there.Length}</D:getcontentlength></D:prop></D:propstat></D:response></D:multistatus>"""));
            case "GET" or "HEAD" when Files.TryGetValue(path, out var content):
                return (200, Digest(content) is { } digest ? [$"Digest: {digest}"] : [], content);
            default:
                return (404, [], []);
        }
    }
}
