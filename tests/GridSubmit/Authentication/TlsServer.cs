using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace HepAnalysis.GridSubmit.Tests.Authentication;

/// <summary>A server by https that answers every request alike and remembers the certificates that it was shown.</summary>
internal sealed class TlsServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 certificate;
    private readonly byte[] answer;
    private readonly CancellationTokenSource end = new();

    public TlsServer(X509Certificate2 certificate, string answer)
    {
        // A key in memory alone is not enough for a server on every system.
        this.certificate = X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
        this.answer = System.Text.Encoding.ASCII.GetBytes(answer.ReplaceLineEndings("\r\n"));
        listener.Start();
        Address = new Uri($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        _ = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>Names in the certificates that a client showed last, its own first.</summary>
    public IReadOnlyList<string> Shown { get; private set; } = [];

    public void Dispose()
    {
        end.Cancel();
        listener.Stop();
        certificate.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync(end.Token);
                using var stream = new SslStream(client.GetStream());
                await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate, ClientCertificateRequired = true, RemoteCertificateValidationCallback = Remember }, end.Token);
                var buffer = new byte[16384];
                for (var length = 0; !buffer.AsSpan(0, length).EndsWith("\r\n\r\n"u8);)
                {
                    length += await stream.ReadAsync(buffer.AsMemory(length), end.Token) is var got and > 0 ? got : throw new EndOfStreamException();
                }

                await stream.WriteAsync(answer, end.Token);
                await stream.ShutdownAsync();
            }
            catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
            {
                // A client that does not trust this server goes away: the next one may.
                continue;
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private bool Remember(object sender, X509Certificate? own, X509Chain? chain, SslPolicyErrors errors)
    {
        Shown = [.. new[] { own?.Subject }.Concat(chain?.ChainPolicy.ExtraStore.Select(one => one.Subject) ?? []).OfType<string>()];
        return true;
    }
}
