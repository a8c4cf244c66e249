using System.Security.Authentication;

namespace HepAnalysis.GridSubmit.Rucio.Transport;

/// <summary>From what the network did to what a user can do about it.</summary>
internal static class NetworkError
{
    public static RucioException Of(Exception e, RucioRequest request, Uri host, TimeSpan silence, bool wasSilent, bool hasAnswered)
    {
        var where = $"{request} at {host}";
        var isUnsent = e is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError };
        if (wasSilent)
        {
            return new RucioRequestTimedOutException(
                "the Rucio server does not answer", where, $"nothing was heard for {silence.TotalSeconds:0.#} s{(hasAnswered ? " in the middle of an answer" : "")}",
                "is the server overloaded? try later, or raise request_timeout in [client] of rucio.cfg")
            { MayHaveTakenEffect = true };
        }

        if (e is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } && Inner<AuthenticationException>(e) is { } tls)
        {
            return new RucioServerNotTrustedException(
                $"no secure connection to {host.Host}", where, (tls.InnerException ?? tls).Message,
                "give the certificate of the authority that signed the server's: ca_cert in [client] of rucio.cfg, or X509_CERT_DIR", e);
        }

        var (why, hint) = e switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => ($"no host of the name {host.Host} is known", "check rucio_host and auth_host in rucio.cfg (or RUCIO_HOST, RUCIO_AUTH_HOST), and the network"),
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => (Innermost(e), "check the port in rucio_host, and whether the server runs"),
            _ when hasAnswered => ($"the connection broke in the middle of the answer: {Innermost(e)}", "try again"),
            _ => ($"the connection broke: {Innermost(e)}", "try again; is the server restarting?"),
        };
        return new RucioServiceUnavailableException("the Rucio server cannot be reached", where, why, hint, e) { MayHaveTakenEffect = !isUnsent };
    }

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
