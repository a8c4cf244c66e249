using System.Net;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>A storage refuses by HTTP.</summary>
internal sealed class StorageAnswerException(string message, HttpStatusCode status, TimeSpan? after = null) : IOException(message)
{
    /// <summary>True where it may be better in a moment.</summary>
    public bool IsPassing => status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    /// <summary>When to ask again, where the storage says so.</summary>
    public TimeSpan? After => after;

    /// <summary>What a storage says.</summary>
    public static StorageAnswerException Of(HttpResponseMessage response)
    {
        var after = response.Headers.RetryAfter is { } hint ? hint.Delta ?? hint.Date - DateTimeOffset.UtcNow : null;
        return new StorageAnswerException($"the storage answers {(int)response.StatusCode} {response.ReasonPhrase} to {response.RequestMessage?.Method}", response.StatusCode, after);
    }
}
