using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Rucio.Authentication;
using HepAnalysis.GridSubmit.Rucio.Configuration;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>
/// Talks HTTP with storages. It asks without a credential first; where that is refused, by https alone, with a token, then with a proxy or
/// certificate, and remembers what a storage wants. It follows doors to their pools (307 of dCache, with PUT too), but what is shown to the one
/// scheme, host and port of the address is shown to no other, as curl has it since 7.83: pools know by the address that they were sent, and a
/// redirection from https to http is followed without. Thread-safe.
/// </summary>
internal sealed class StorageHttp : IDisposable
{
    private const int MostRedirections = 5;

    private readonly ConcurrentDictionary<string, Shown> wanted = new(StringComparer.OrdinalIgnoreCase);
    private readonly Func<ClientCredential?, SslClientAuthenticationOptions> tls;
    private readonly StorageCredentials credentials;
    private readonly TimeSpan silence;
    private readonly HttpClient plain;
    private readonly Lock gate = new();
    private readonly List<HttpClient> certified = [];
    private (DateTime Written, HttpClient Client, string Name)? current;

    /// <param name="tls">How storages are verified, by what is shown to them.</param>
    /// <param name="credentials">What can be shown.</param>
    /// <param name="silence">How long a storage may be silent when it is called.</param>
    public StorageHttp(Func<ClientCredential?, SslClientAuthenticationOptions> tls, StorageCredentials credentials, TimeSpan silence)
    {
        (this.tls, this.credentials, this.silence) = (tls, credentials, silence);
        plain = Make(null);
    }

    // From the least to the most.
    private enum Shown
    {
        Nothing,
        Token,
        Certificate,
    }

    /// <summary>One that shows what the user of these settings has.</summary>
    /// <exception cref="RucioConfigurationException">The authorities cannot be read.</exception>
    public static StorageHttp Of(RucioSettings settings) =>
        new(credential => TlsOptions.Of(settings, credential), StorageCredentials.Of(settings, UserEnvironment.Current), settings.Silence);

    /// <summary>One that shows nothing.</summary>
    public static StorageHttp Of(SslClientAuthenticationOptions tls, TimeSpan silence) => new(_ => tls, StorageCredentials.None, silence);

    /// <summary>Sends a request, as often as it takes.</summary>
    /// <param name="address">The address.</param>
    /// <param name="make">Makes the request, anew for each time.</param>
    /// <param name="option">When the answer is taken for begun.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="IOException">It wants a credential that is not there, or sends to and fro.</exception>
    public async Task<HttpResponseMessage> SendAsync(Uri address, Func<Uri, HttpRequestMessage> make, HttpCompletionOption option, CancellationToken cancellation)
    {
        var (uri, origin) = (address, address.GetLeftPart(UriPartial.Authority));
        for (var hop = 0; ; hop++)
        {
            var isOwn = uri.Scheme == Uri.UriSchemeHttps && uri.GetLeftPart(UriPartial.Authority).Equals(origin, StringComparison.OrdinalIgnoreCase);
            var response = isOwn ? await EscalateAsync(uri, origin, make, option, cancellation).ConfigureAwait(false) : await plain.SendAsync(make(uri), option, cancellation).ConfigureAwait(false);
            if (!isOwn && response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            {
                using (response)
                {
                    throw Refused(response, hop > 0 ? $"none, since {origin} sent on to {uri.GetLeftPart(UriPartial.Authority)}" : "none, since it is not asked by https", null);
                }
            }

            if (!IsRedirection(response, out var next))
            {
                return response;
            }

            response.Dispose();
            uri = new Uri(uri, next);
            if (hop == MostRedirections || uri.Scheme is not ("http" or "https"))
            {
                throw new IOException(hop == MostRedirections ? $"the storage sends on more than {MostRedirections} times" : $"the storage sends on to an address of scheme {uri.Scheme}");
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        plain.Dispose();
        certified.ForEach(client => client.Dispose());
    }

    private static bool IsRedirection(HttpResponseMessage response, out Uri next)
    {
        next = response.Headers.Location!;
        return next is not null && (int)response.StatusCode is 301 or 302 or 307 or 308 || (next is not null && response.StatusCode == HttpStatusCode.SeeOther && response.RequestMessage?.Method == HttpMethod.Get);
    }

    private static StorageAnswerException Refused(HttpResponseMessage response, string shown, string? why) => new(
        $"the storage answers {(int)response.StatusCode} {response.ReasonPhrase} to {response.RequestMessage?.Method}; credential shown: {shown}{(why is null ? "" : $" ({why})")}. "
        + (response.StatusCode == HttpStatusCode.Unauthorized ? "Get one for it: a token (htgettoken, oidc-token; BEARER_TOKEN_FILE) or a proxy of its VO (voms-proxy-init; X509_USER_PROXY)" : "Is it of the right VO, audience and scope (storage.read, storage.create)?"),
        response.StatusCode);

    // From what the storage wanted the last time to what more there is.
    private async Task<HttpResponseMessage> EscalateAsync(Uri uri, string origin, Func<Uri, HttpRequestMessage> make, HttpCompletionOption option, CancellationToken cancellation)
    {
        string? name = null, why = null;
        HttpResponseMessage? refused = null;
        Exception? alert = null;
        for (var shown = wanted.GetValueOrDefault(origin); shown <= Shown.Certificate; shown++)
        {
            if (Prepare(shown, make, uri, ref name, ref why) is not var (client, request))
            {
                continue;
            }

            try
            {
                refused?.Dispose();
                var response = await client.SendAsync(request, option, cancellation).ConfigureAwait(false);
                (refused, alert) = (response, null);
                if (response.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden))
                {
                    if (shown != Shown.Nothing && response.IsSuccessStatusCode)
                    {
                        wanted[origin] = shown;
                    }

                    return response;
                }
            }
            catch (HttpRequestException e) when (IsAlert(e))
            {
                // A storage that talks only with who shows a certificate ends the connection.
                (refused, alert) = (null, e);
            }
        }

        // What it wanted before is wanted no more: the next time from the beginning.
        _ = wanted.TryRemove(origin, out _);
        using (refused)
        {
            throw refused is not null ? Refused(refused, name ?? "none, since there is none", why)
                : new StorageAnswerException($"the storage ends the connection: {alert?.InnerException?.Message ?? alert?.Message}; credential shown: {name ?? "none, since there is none"}{(why is null ? "" : $" ({why})")}. "
                    + "It may want a proxy or certificate: voms-proxy-init, X509_USER_PROXY", HttpStatusCode.Unauthorized);
        }
    }

    private (HttpClient, HttpRequestMessage)? Prepare(Shown shown, Func<Uri, HttpRequestMessage> make, Uri uri, ref string? name, ref string? why)
    {
        try
        {
            if (shown == Shown.Token && credentials.Token() is var (value, place))
            {
                var request = make(uri);
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", value);
                name = place;
                return (plain, request);
            }

            if (shown == Shown.Certificate && Certified() is var (client, certificate))
            {
                name = certificate;
                return (client, make(uri));
            }
        }
        catch (RucioCredentialException e)
        {
            // There is one and it is no good: that is said where the storage wants it.
            why = $"{e.What}: {e.Why}";
        }

        return shown == Shown.Nothing ? (plain, make(uri)) : null;
    }

    private (HttpClient Client, string Name)? Certified()
    {
        lock (gate)
        {
            var written = credentials.CertificateWritten;
            if (current is var (before, client, name) && before == written)
            {
                return (client, name);
            }

            if (credentials.Certificate() is not var (credential, certificate))
            {
                return null;
            }

            // Requests may be on their way with the one before.
            client = Make(credential);
            certified.Add(client);
            current = (written, client, certificate);
            return (client, certificate);
        }
    }

    private HttpClient Make(ClientCredential? credential) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = silence,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        SslOptions = tls(credential),
        UseCookies = false,
    })
    {
        MaxResponseContentBufferSize = 1 << 20,
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private static bool IsAlert(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
        {
            if (e.Message.Contains(" alert ", StringComparison.Ordinal) || e.Message.Contains("alert certificate", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
