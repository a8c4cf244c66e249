using System.Net;
using System.Net.Security;
using System.Text;
using RestSharp;

namespace HepAnalysis.GridSubmit.Rucio.Transport;

/// <summary>
/// Sends calls and gives back what was answered, whatever it is: over the hosts of the settings in their order, beginning with the one that
/// answered last, again where it may be repeated and the server or the network let it down (429, 502, 503, 504, a database that went, a connection that broke, a host
/// that is silent where there is another). Thread-safe.
/// </summary>
internal sealed class RucioTransport : IDisposable
{
    private const int MostBodyBytes = 256 << 20;

    // A host that is up takes a connection at once; whatever it does then may take longer.
    private static readonly TimeSpan MostConnecting = TimeSpan.FromSeconds(15);
    private const double ConnectingPart = 0.8;

    private readonly RucioSettings settings;
    private readonly TimeProvider clock;
    private readonly HttpClient http;
    private readonly HostList hosts;
    private readonly HostList authenticationHosts;

    /// <param name="settings">Hosts, attempts, time-outs.</param>
    /// <param name="tls">How servers are verified and the client shows who it is.</param>
    /// <param name="clock">The time.</param>
    public RucioTransport(RucioSettings settings, SslClientAuthenticationOptions tls, TimeProvider clock)
    {
        this.settings = settings;
        this.clock = clock;
        http = new HttpClient(new ContentForChanges(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = settings.Silence * ConnectingPart < MostConnecting ? settings.Silence * ConnectingPart : MostConnecting,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),

            // Names and passwords may have accents: Rucio reads headers as Latin-1, and its own client writes them so.
            RequestHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
            SslOptions = tls,
            UseCookies = false,
        }))
        { Timeout = Timeout.InfiniteTimeSpan };
        hosts = new HostList([.. settings.Hosts.Select(Client)]);
        authenticationHosts = settings.AuthenticationHosts.Count == 0 ? hosts : new HostList([.. settings.AuthenticationHosts.Select(Client)]);
    }

    /// <summary>The host that answered last; before the first answer the first of the settings.</summary>
    public Uri Host => settings.Hosts[hosts.Preferred];

    public TimeSpan Silence => settings.Silence;

    /// <summary>Sends a call; the answer's body is in memory.</summary>
    /// <exception cref="RucioException">No answer.</exception>
    public Task<RucioReply> SendAsync(RucioRequest request, CancellationToken cancellation) => RepeatAsync(request, isStream: false, cancellation);

    /// <summary>Sends a call; where it succeeds, the answer's body is still to come.</summary>
    /// <exception cref="RucioException">No answer.</exception>
    public Task<RucioReply> OpenAsync(RucioRequest request, CancellationToken cancellation) => RepeatAsync(request, isStream: true, cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var client in hosts.All.Concat(authenticationHosts.All).Distinct())
        {
            client.Dispose();
        }

        http.Dispose();
    }

    private async Task<RucioReply> RepeatAsync(RucioRequest request, bool isStream, CancellationToken cancellation)
    {
        var list = request.IsAuthentication ? authenticationHosts : hosts;
        var (first, count) = (list.Preferred, list.All.Length);
        for (var failures = 0; ;)
        {
            var at = (first + failures) % count;
            RucioException? error = null;
            RucioReply? reply = null;
            try
            {
                reply = await SendOnceAsync(list.All[at], request, isStream, failures + 1, cancellation).ConfigureAwait(false);
                if (!IsPassing(reply))
                {
                    list.Preferred = at;
                    return reply;
                }
            }
            catch (RucioServiceUnavailableException e) when (request.IsSafe || !e.MayHaveTakenEffect)
            {
                error = e;
            }
            catch (RucioRequestTimedOutException e) when (request.IsSafe && failures + 1 < count)
            {
                // Once is long enough, but another host may be awake.
                error = e;
            }

            failures++;
            if (failures >= Math.Max(settings.Attempts, count) || (error is null && !request.IsSafe))
            {
                return reply ?? throw error!;
            }

            var wait = failures < count ? TimeSpan.Zero : Backoff.After(failures, reply?.Header("Retry-After"), clock.GetUtcNow());
            reply?.Dispose();
            await Task.Delay(wait, clock, cancellation).ConfigureAwait(false);
        }
    }

    // A database that has been restarted is told of by a DatabaseException for each connection that the server had to it.
    private static bool IsPassing(RucioReply reply) =>
        reply.Status is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout or HttpStatusCode.TooManyRequests
        || (reply.Status is HttpStatusCode.InternalServerError && reply.Header("ExceptionClass") == "DatabaseException");

    private async Task<RucioReply> SendOnceAsync(RestClient client, RucioRequest request, bool isStream, int tries, CancellationToken cancellation)
    {
        var host = client.Options.BaseUrl!;
        using var silence = new Silence(settings.Silence, clock, cancellation);
        RucioReply? head = null;
        HttpContent? content = null;
        var message = new RestRequest(request.Path, Enum.Parse<Method>(request.Method.Method, ignoreCase: true))
        {
            CompletionOption = HttpCompletionOption.ResponseHeadersRead,

            // RestSharp would read the body, and make an empty one of a body that broke: it is kept from it.
            AdvancedResponseWriter = (response, _) =>
            {
                content = response.Content;
                head = new RucioReply(response.StatusCode, Headers(response), host, [], null, null);
                response.Content = new ByteArrayContent([]);
                return new RestResponse(new RestRequest()) { StatusCode = response.StatusCode, ResponseStatus = ResponseStatus.Completed, IsSuccessStatusCode = true };
            },
        };
        message.AddHeader("Accept", request.Accept);
        foreach (var (name, value) in request.Headers)
        {
            message.AddHeader(name, value);
        }

        foreach (var (name, value) in request.Query)
        {
            message.AddQueryParameter(name, value);
        }

        if (request.Body is { } body)
        {
            message.AddStringBody(Encoding.UTF8.GetString(body), ContentType.Json);
        }

        try
        {
            var done = await client.ExecuteAsync(message, silence.Token).ConfigureAwait(false);
            if (head is null || content is null)
            {
                throw done.ErrorException ?? new HttpRequestException(done.ErrorMessage ?? "no answer");
            }

            if (isStream && head.IsSuccess)
            {
                return new RucioReply(head.Status, head.All, host, [], await BodyAsync(content, silence).ConfigureAwait(false), content) { Tries = tries };
            }

            using (content)
            {
                return new RucioReply(head.Status, head.All, host, await ReadAsync(content, silence).ConfigureAwait(false), null, null) { Tries = tries };
            }
        }
        catch (Exception e) when (e is not RucioException && !cancellation.IsCancellationRequested)
        {
            content?.Dispose();
            throw NetworkError.Of(e, request, host, settings.Silence, silence.IsOver, hasAnswered: head is not null, tries);
        }
    }

    private static async Task<byte[]> ReadAsync(HttpContent content, Silence silence)
    {
        using var memory = new MemoryStream();
        await using var stream = await BodyAsync(content, silence).ConfigureAwait(false);
        var buffer = new byte[16 << 10];
        for (int got; (got = await stream.ReadAsync(buffer, silence.Token).ConfigureAwait(false)) > 0;)
        {
            silence.Restart();
            if (memory.Length + got > MostBodyBytes)
            {
                throw new HttpRequestException($"the answer has more than {MostBodyBytes:N0} bytes");
            }

            memory.Write(buffer, 0, got);
        }

        return memory.ToArray();
    }

    private static async Task<Stream> BodyAsync(HttpContent content, Silence silence)
    {
        var encodings = content.Headers.ContentEncoding;
        var stream = await content.ReadAsStreamAsync(silence.Token).ConfigureAwait(false);
        return encodings.Count == 0 ? stream
            : encodings.SingleOrDefault() is "gzip" or "x-gzip" ? new GzipContent(stream)
            : throw new HttpRequestException($"the answer is encoded as {string.Join(", ", encodings)}, which was not asked for");
    }

    private static Dictionary<string, string> Headers(HttpResponseMessage response)
    {
        var all = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated))
        {
            all[name] = values.ToString();
        }

        return all;
    }

    private RestClient Client(Uri host) => new(http, new RestClientOptions(host)
    {
        FollowRedirects = false,
        ThrowOnAnyError = false,
        Timeout = Timeout.InfiniteTimeSpan,
        UserAgent = "hep",
    });

    /// <summary>.NET repeats a call by itself whose connection ends without an answer, unless there is a body, be it empty: a change gets one.</summary>
    private sealed class ContentForChanges(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method != HttpMethod.Get && request.Method != HttpMethod.Head)
            {
                request.Content ??= new ByteArrayContent([]);
            }

            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class HostList(RestClient[] all)
    {
        private volatile int preferred;

        public RestClient[] All => all;

        public int Preferred
        {
            get => preferred;
            set => preferred = value;
        }
    }
}
