using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace HepAnalysis.GridSubmit.Rucio.Transport;

/// <summary>
/// From an answer that is an error to an exception of the type of its ExceptionClass; the status alone decides nothing, since one class
/// comes with several. The server's message is kept, without what is secret: a server whose database fails sends the statement with
/// the caller's token in it.
/// </summary>
internal static partial class ServerError
{
    private const int MostLetters = 400;

    public static RucioException Of(RucioReply reply, RucioRequest request, IEnumerable<string?> secrets)
    {
        var (name, message) = Read(reply);
        var where = $"{request} at {reply.Host}";
        if (name is null && (int)reply.Status is >= 300 and < 400)
        {
            // A query may hold a secret.
            return new RucioUnexpectedAnswerException(
                "the server sends to another address", where, $"status {(int)reply.Status}, to {Clean((reply.Header("Location") ?? "none").Split('?')[0], secrets)}",
                "is that the address that belongs into rucio_host or auth_host? or does this network want a login first?")
            { Status = (int)reply.Status };
        }

        var why = $"{(name is null ? "" : name + ": ")}{Clean(message, secrets)} (status {(int)reply.Status}{NetworkError.Tries(reply.Tries)})";
        var error = Make(name, reply.Status, where, why);
        if (error is RucioServiceUnavailableException unavailable)
        {
            unavailable.RetryAfter = reply.Header("Retry-After");
        }

        (error.ExceptionClass, error.Status) = (name, (int)reply.Status);
        return error;
    }

    /// <summary>The server's name of the error and its message.</summary>
    public static (string? Name, string Message) Read(RucioReply reply)
    {
        // The body first: the header's message is cut at 125 characters.
        var text = reply.Text.Trim();
        if (text.StartsWith('{'))
        {
            try
            {
                using var json = JsonDocument.Parse(text);
                if (json.RootElement.TryGetProperty("ExceptionClass", out var name) && name.ValueKind == JsonValueKind.String)
                {
                    return (name.GetString(), json.RootElement.TryGetProperty("ExceptionMessage", out var message) ? message.ToString() : "");
                }
            }
            catch (JsonException)
            {
                // A text that only begins as JSON does is shown as a text.
            }
        }

        if (reply.Header("ExceptionClass") is { } header)
        {
            return (header, reply.Header("ExceptionMessage") ?? text);
        }

        return (null, text.StartsWith('<') ? Tags().Replace(text, " ") : text);
    }

    /// <summary>True for a page of a web server or of a network that wants a login, which answer everything with success.</summary>
    public static bool IsPage(ReadOnlySpan<byte> body)
    {
        body = body.TrimStart(" \t\r\n\uFEFF"u8);
        var begin = Encoding.Latin1.GetString(body[..Math.Min(body.Length, 14)]);
        return begin.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || begin.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The error of such an answer.</summary>
    public static RucioUnexpectedAnswerException Page(ReadOnlySpan<byte> body, string where) => new(
        "that is not a Rucio server", where, $"it answers with a web page: {Clean(Tags().Replace(Encoding.UTF8.GetString(body[..Math.Min(body.Length, 4096)]), " "), [])}",
        "check rucio_host and auth_host in rucio.cfg; does this network want a login first?");

    private static RucioException Make(string? name, HttpStatusCode status, string where, string why) => name switch
    {
        "AccessDenied" => new RucioAccessDeniedException("the account may not do that", where, why, "hep rucio whoami shows as whom you ask; another account: --account, RUCIO_ACCOUNT"),
        "CannotAuthenticate" or "CannotAuthorize" or "IdentityError" or "IdentityNotFound" => new RucioAuthenticationFailedException("the server does not accept the credentials", where, why, "check account, user name and password or certificate in rucio.cfg; is the clock right, the proxy still valid?"),
        "AccountNotFound" => new RucioAccountNotFoundException("no such account", where, why),
        "DataIdentifierNotFound" => new RucioDataIdentifierNotFoundException("no such file, dataset or container", where, why, "hep rucio ls SCOPE:PATTERN* lists what there is"),
        "DataIdentifierAlreadyExists" => new RucioDataIdentifierExistsException("the name is taken", where, why, "choose another name: names are never used twice"),
        "FileAlreadyExists" or "DuplicateContent" => new RucioAlreadyAttachedException("a file of the request is attached already; nothing was attached", where, why),
        "Duplicate" or "SubscriptionDuplicate" => new RucioDuplicateException("it is there already", where, why),
        "DuplicateRule" => new RucioDuplicateRuleException("the account has that rule already", where, why, "hep rucio rules SCOPE:NAME lists it"),
        "InsufficientAccountLimit" or "InsufficientTargetRSEs" or "InsufficientQuota" or "RSEOverQuota" => new RucioInsufficientQuotaException("not enough quota", where, why, "hep rucio quota shows what is left; choose another RSE, or ask the site for more"),
        "InvalidRSEExpression" => new RucioInvalidRseExpressionException("an RSE expression that does not fit", where, why, "hep rucio rses EXPRESSION tries one: tier=1&disk=True, SITE-A_DISK|SITE-B_DISK"),
        "ReplicaNotFound" or "ReplicaUnAvailable" => new RucioReplicaNotFoundException("no replica", where, why),
        "RSENotFound" or "RSEProtocolNotSupported" or "RSEFileNameNotSupported" => new RucioRseNotFoundException("no such RSE", where, why, "hep rucio rses lists them"),
        "RuleNotFound" => new RucioRuleNotFoundException("no such rule", where, why, "it may have expired; hep rucio rules --account NAME lists those there are"),
        "ScopeNotFound" => new RucioScopeNotFoundException("no such scope", where, why, "a name is SCOPE:NAME; hep rucio ls without a name lists the scopes"),
        "RequestNotFound" or "SubscriptionNotFound" or "ConfigNotFound" or "NotFound" or "LifetimeExceptionNotFound" => new RucioNotFoundException("nothing of that name", where, why),
        "UnsupportedOperation" or "UnsupportedStatus" or "RuleReplaceFailed" or "LifetimeExceptionDuplicate" => new RucioUnsupportedOperationException("not possible in this state", where, why),
        "InvalidObject" or "InputValidationError" or "InvalidMetadata" or "InvalidValueForKey" or "InvalidType" or "InvalidPath" or "KeyNotFound" or "ValueError" or "TypeError" or "InvalidReplicationRule" or "ReplicationRuleCreationTemporaryFailed"
            or "UnsupportedRequestedContentType" or "UnsupportedDIDType" or "InvalidRSEName" or "RSEAttributeNotFound" or "InvalidSourceReplicaExpression" or "StagingAreaRuleRequiresLifetime" or "ManualRuleApprovalBlocked" or "FilterError" or "DIDFilterSyntaxError" or "KeyError"
            or "SortingAlgorithmNotSupported" or "MissingParameter" or "Invalid" or "InvalidRuleWeight"
            => new RucioInvalidRequestException("the server does not accept a value of the request", where, why),
        null when status is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout =>
            new RucioServiceUnavailableException("the Rucio server is not available", where, why, "try again later") { MayHaveTakenEffect = true },
        _ when status is HttpStatusCode.ServiceUnavailable => new RucioServiceUnavailableException("the Rucio server is not available", where, why, "try again later") { MayHaveTakenEffect = true },
        _ when status is HttpStatusCode.TooManyRequests => new RucioServiceUnavailableException("the Rucio server takes no more calls for now", where, why, "try again later, with fewer calls at once"),
        null when status is HttpStatusCode.Unauthorized => new RucioAuthenticationFailedException("the server does not accept the credentials", where, why, "no Rucio said that: is there another server in front of it that wants a certificate or a login?"),
        null when status is HttpStatusCode.Forbidden => new RucioAccessDeniedException("the server lets nobody do that from here", where, why, "no Rucio said that: is there a firewall or another server in front of it?"),
        null when status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed => new RucioUnexpectedAnswerException("that is not a Rucio server, or it does not have this call", where, why, "check rucio_host in rucio.cfg"),
        _ => new RucioServerFaultException("the Rucio server failed", where, why, "try again; if it stays, tell the service with the time of the call"),
    };

    /// <summary>The beginning of what a server sent, on one line, without what would steer a terminal.</summary>
    public static string Shown(ReadOnlySpan<byte> bytes, int most)
    {
        var text = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, most)]);
        return string.Create(text.Length, text, static (letters, from) =>
        {
            for (var i = 0; i < letters.Length; i++)
            {
                letters[i] = char.IsControl(from[i]) ? ' ' : from[i];
            }
        });
    }

    private static string Clean(string message, IEnumerable<string?> secrets)
    {
        foreach (var secret in secrets)
        {
            if (secret is { Length: > 0 })
            {
                message = message.Replace(secret, "(hidden)", StringComparison.Ordinal);
            }
        }

        // What follows is the statement, and what was put into it.
        var statement = message.IndexOf("[SQL", StringComparison.Ordinal);
        var text = new StringBuilder();
        foreach (var letter in statement >= 0 ? message[..statement] : message)
        {
            text.Append(char.IsControl(letter) ? ' ' : letter);
        }

        var line = Blanks().Replace(text.ToString(), " ").Trim();
        return line.Length == 0 ? "no reason given" : line.Length > MostLetters ? line[..MostLetters] + " …" : line;
    }

    [GeneratedRegex("<(style|script)[^>]*>.*?</\\1>|<[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Tags();

    [GeneratedRegex(" {2,}")]
    private static partial Regex Blanks();
}
