using System.Net;
using System.Net.Http.Headers;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>Opens replicas for reading: files that are mounted here (file://), and HTTP and WebDAV (http, https, dav, davs). Thread-safe.</summary>
/// <param name="http">Talks with storages; not owned.</param>
internal sealed class ReplicaReader(StorageHttp http)
{
    /// <summary>Schemes that are read without another program.</summary>
    public static IReadOnlyList<string> Schemes { get; } = ["file", "https", "davs", "http", "dav"];

    /// <summary>The path of a replica that is a file on this machine; null where it is none.</summary>
    public static string? LocalPath(PhysicalFile place) => LocalPath(place.Address);

    /// <inheritdoc cref="LocalPath(PhysicalFile)"/>
    public static string? LocalPath(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == "file" && uri.Host is "" or "localhost" ? Uri.UnescapeDataString(uri.AbsolutePath) : null;

    /// <summary>The address that HTTP knows.</summary>
    public static Uri Address(string address)
    {
        var uri = new UriBuilder(address);
        (uri.Scheme, uri.Port) = uri.Scheme switch
        {
            "davs" or "https" => ("https", uri.Port < 0 ? 443 : uri.Port),
            "dav" or "http" => ("http", uri.Port < 0 ? 80 : uri.Port),
            _ => throw new IOException($"replicas of scheme {uri.Scheme} cannot be read or written here"),
        };
        return uri.Uri;
    }

    /// <summary>Opens a replica.</summary>
    /// <param name="place">The replica.</param>
    /// <param name="from">The first byte that is wanted.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>Its bytes, and the number of the first of them: 0 where the storage gives whole files only.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    public async ValueTask<(Stream Content, long First)> OpenAsync(PhysicalFile place, long from, CancellationToken cancellation)
    {
        if (LocalPath(place) is { } path)
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
            file.Position = from;
            return (file, from);
        }

        var response = await http.SendAsync(Address(place.Address), Request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        try
        {
            if (response.Content.Headers.ContentEncoding.Count > 0)
            {
                throw new IOException($"the storage sends it encoded as {string.Join(", ", response.Content.Headers.ContentEncoding)}");
            }

            var first = (response.StatusCode, response.Content.Headers.ContentRange?.From) switch
            {
                (HttpStatusCode.OK, _) => 0,
                (HttpStatusCode.PartialContent, { } begin) when begin == from => begin,
                (HttpStatusCode.RequestedRangeNotSatisfiable, _) => throw new EndOfStreamException($"the storage has no byte {from:N0} of it"),
                _ => throw StorageAnswerException.Of(response),
            };
            return (await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false), first);
        }
        catch
        {
            response.Dispose();
            throw;
        }

        HttpRequestMessage Request(Uri uri)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, uri);
            if (from > 0)
            {
                request.Headers.Range = new RangeHeaderValue(from, null);
            }

            return request;
        }
    }
}
