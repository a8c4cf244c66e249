using System.Security.Authentication;

namespace HepAnalysis.GridSubmit.Rucio.Transport;

/// <summary>From what the network did to what a user can do about it.</summary>
internal static class NetworkError
{
    public static RucioException Of(Exception e, RucioRequest request, Uri host, TimeSpan silence, bool wasSilent, bool hasAnswered, int tries)
    {
        var where = $"{request} at {host}";
        var again = Tries(tries);
        var isUnsent = e is OperationCanceledException { InnerException: TimeoutException } or HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError };
        if (wasSilent)
        {
            return new RucioRequestTimedOutException(
                "the Rucio server does not answer", where, $"nothing was heard for {silence.TotalSeconds:0.#} s{(hasAnswered ? " in the middle of an answer" : "")}{again}",
                "is the server overloaded? try later, or raise request_timeout in [client] of rucio.cfg")
            { MayHaveTakenEffect = true };
        }

        if (e is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } && Inner<AuthenticationException>(e) is { } tls)
        {
            // What .NET says of an answer that is no TLS at all; what is wrong with a certificate is said by ServerTrust.
            return tls.Message.Contains("frame", StringComparison.Ordinal) ? new RucioServiceUnavailableException(
                "the Rucio server cannot be reached", where, "what it answers is not https", $"does it speak http at that port? http://{host.Authority}", e)
            : new RucioServerNotTrustedException(
                $"no secure connection to {host.Host}", where, (tls.InnerException ?? tls).Message,
                "give the certificate of the authority that signed the server's: ca_cert in [client] of rucio.cfg, or X509_CERT_DIR", e);
        }

        var (why, hint) = e switch
        {
            // What .NET says names whom it tried, which may be a proxy.
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError } when !e.Message.Contains(host.Host, StringComparison.OrdinalIgnoreCase) =>
                (e.Message, "is that a proxy that http_proxy, https_proxy or all_proxy name? no_proxy takes a host out"),
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => ($"no host of the name {host.Host} is known", "check rucio_host and auth_host in rucio.cfg (or RUCIO_HOST, RUCIO_AUTH_HOST), and the network"),
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => (e.Message, "check the port in rucio_host, and whether the server runs"),
            OperationCanceledException { InnerException: TimeoutException } => ("no connection came about in time", $"check rucio_host and auth_host in rucio.cfg: is it the right host, does it speak {host.Scheme} at that port, is a firewall between?"),
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => ($"no secure connection: {Innermost(e)}", "does the server speak https at that port?"),
            _ when hasAnswered => ($"the connection broke in the middle of the answer: {Innermost(e)}", "try again"),
            _ => ($"the connection broke: {Innermost(e)}", $"try again; is the server restarting{(host.Scheme == Uri.UriSchemeHttp ? ", or does it speak https at that port" : "")}?"),
        };
        return new RucioServiceUnavailableException("the Rucio server cannot be reached", where, why + again, hint, e) { MayHaveTakenEffect = !isUnsent };
    }

    /// <summary>How often a call was tried, for the end of a reason.</summary>
    public static string Tries(int tries) => tries > 1 ? $", tried {tries} times" : "";

    private static string Innermost(Exception e)
    {
        while (e.InnerException is { } inner)
        {
            e = inner;
        }

        return e.Message;
    }

    private static T? Inner<T>(Exception e) where T : Exception
    {
        for (Exception? at = e; at is not null; at = at.InnerException)
        {
            if (at is T found)
            {
                return found;
            }
        }

        return null;
    }
}
