using System.Net;
using System.Text;

namespace HepAnalysis.GridSubmit.Rucio.Transport;

/// <summary>An answer: its head, and its body, either in memory or still to come.</summary>
internal sealed class RucioReply : IDisposable
{
    private readonly IReadOnlyDictionary<string, string> headers;
    private readonly IDisposable? owner;

    /// <param name="status">Status.</param>
    /// <param name="headers">Headers; names are compared without case.</param>
    /// <param name="host">Who answered.</param>
    /// <param name="body">The body, where it is in memory.</param>
    /// <param name="content">The body, where it is still to come.</param>
    /// <param name="owner">What ends with the answer.</param>
    public RucioReply(HttpStatusCode status, IReadOnlyDictionary<string, string> headers, Uri host, byte[] body, Stream? content, IDisposable? owner)
    {
        this.headers = headers;
        this.owner = owner;
        (Status, Host, Body, Content) = (status, host, body, content);
    }

    public HttpStatusCode Status { get; }

    public Uri Host { get; }

    public byte[] Body { get; }

    /// <summary>The body of a stream that was begun well; null otherwise.</summary>
    public Stream? Content { get; }

    /// <summary>How many times the call was sent.</summary>
    public int Tries { get; init; } = 1;

    /// <summary>All headers.</summary>
    public IReadOnlyDictionary<string, string> All => headers;

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The value of a header, or null.</summary>
    public string? Header(string name) => headers.GetValueOrDefault(name);

    public void Dispose()
    {
        Content?.Dispose();
        owner?.Dispose();
    }
}
