using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Xml;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>
/// Writes files to storages: mounted ones (file://), and WebDAV (http, https, dav, davs). What is written has another name until it is whole,
/// then the name is changed: nobody finds half a file. Thread-safe.
/// </summary>
internal sealed class StorageWriter : IDisposable
{
    private const string Unfinished = ".rucio.upload";
    private static readonly HttpMethod PropFind = new("PROPFIND");
    private static readonly HttpMethod Move = new("MOVE");
    private readonly HttpClient http;

    /// <param name="tls">How storages are verified.</param>
    /// <param name="silence">How long a storage may be silent, after a file was sent.</param>
    public StorageWriter(SslClientAuthenticationOptions tls, TimeSpan silence) => http = new HttpClient(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        ConnectTimeout = silence,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        SslOptions = tls,
        UseCookies = false,
    })
    { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Schemes that are written, the most direct first.</summary>
    public static IReadOnlyList<string> Schemes { get; } = ["file", "davs", "https", "dav", "http"];

    /// <summary>The size of what is at an address; null where nothing is.</summary>
    /// <exception cref="IOException">It cannot be found out.</exception>
    public async Task<long?> SizeAsync(string address, CancellationToken cancellation)
    {
        if (LocalPath(address) is { } path)
        {
            return File.Exists(path) ? new FileInfo(path).Length : null;
        }

        using var request = new HttpRequestMessage(PropFind, ReplicaReader.Address(address)) { Headers = { { "Depth", "0" } } };
        using var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        if (response.StatusCode == HttpStatusCode.MultiStatus)
        {
            return Length(await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false)) ?? throw new IOException("the storage does not say the size of the file");
        }

        throw StorageAnswerException.Of(response);
    }

    /// <summary>The checksums that the storage has of a file; null where it gives none.</summary>
    /// <exception cref="IOException">It cannot be asked.</exception>
    public async Task<StorageDigest?> DigestAsync(string address, CancellationToken cancellation)
    {
        if (LocalPath(address) is not null)
        {
            return null;
        }

        using var request = new HttpRequestMessage(HttpMethod.Head, ReplicaReader.Address(address)) { Headers = { { "Want-Digest", StorageDigest.Wanted } } };
        using var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
        return response.IsSuccessStatusCode ? StorageDigest.Of(response) : null;
    }

    /// <summary>Puts a file to an address, and makes sure that it is there: its size, and its checksum where the storage can tell it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="address">The address.</param>
    /// <param name="sum">What it was when it was looked at.</param>
    /// <param name="progress">Is told how many bytes more were sent.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="IOException">It could not be written.</exception>
    public async Task PutAsync(string path, string address, Checksum sum, IProgress<long> progress, CancellationToken cancellation)
    {
        await using var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        var passing = new CountedFile(source, progress);
        if (LocalPath(address) is { } target)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await using (var copy = new FileStream(target + Unfinished, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous))
            {
                await passing.CopyToAsync(copy, Checksum.BufferBytes, cancellation).ConfigureAwait(false);
                copy.Flush(flushToDisk: true);
            }

            passing.Check(path, sum);
            using var there = await Checksum.OfFileAsync(target + Unfinished, cancellation, withMd5: false).ConfigureAwait(false);
            if (there.Fault(sum.Bytes, sum.Adler, null) is { } fault)
            {
                throw new IOException($"what was written is not what is read: {fault}");
            }

            File.Move(target + Unfinished, target, overwrite: false);
            return;
        }

        var uri = ReplicaReader.Address(address);
        var unfinished = new Uri(uri.AbsoluteUri + Unfinished);
        using var content = new StreamContent(passing, Checksum.BufferBytes);
        content.Headers.ContentLength = source.Length;
        using var put = new HttpRequestMessage(HttpMethod.Put, unfinished) { Content = content, Headers = { { "Want-Digest", StorageDigest.Wanted } } };
        StorageDigest? digest;
        using (var response = await http.SendAsync(put, cancellation).ConfigureAwait(false))
        {
            if (!response.IsSuccessStatusCode)
            {
                throw StorageAnswerException.Of(response);
            }

            digest = StorageDigest.Of(response);
        }

        passing.Check(path, sum);
        if (await SizeAsync(unfinished.AbsoluteUri, cancellation).ConfigureAwait(false) is var size && size != sum.Bytes)
        {
            throw new IOException($"the storage has {size?.ToString("N0", CultureInfo.InvariantCulture) ?? "none"} of its {sum.Bytes:N0} bytes");
        }

        if ((digest ?? await DigestAsync(unfinished.AbsoluteUri, cancellation).ConfigureAwait(false))?.Fault(sum) is { } wrong)
        {
            await DeleteAsync(unfinished.AbsoluteUri, cancellation).ConfigureAwait(false);
            throw new IOException(wrong);
        }

        using var rename = new HttpRequestMessage(Move, unfinished) { Headers = { { "Destination", uri.AbsoluteUri }, { "Overwrite", "F" } } };
        using var renamed = await http.SendAsync(rename, cancellation).ConfigureAwait(false);
        if (renamed.StatusCode is not (HttpStatusCode.Created or HttpStatusCode.NoContent))
        {
            throw StorageAnswerException.Of(renamed);
        }
    }

    /// <summary>Removes a file; one that is not there, or that may not be removed, is left.</summary>
    public async Task DeleteAsync(string address, CancellationToken cancellation)
    {
        if (LocalPath(address) is { } path)
        {
            File.Delete(path);
            return;
        }

        using var request = new HttpRequestMessage(HttpMethod.Delete, ReplicaReader.Address(address));
        using var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private static string? LocalPath(string address) => ReplicaReader.LocalPath(address);

    // <D:getcontentlength> of RFC 4918, section 15.4.
    private static long? Length(string xml)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (reader.Read())
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "getcontentlength", NamespaceURI: "DAV:" }
                    && long.TryParse(reader.ReadElementContentAsString(), NumberStyles.None, CultureInfo.InvariantCulture, out var length))
                {
                    return length;
                }
            }
        }
        catch (XmlException e)
        {
            throw new IOException($"the storage's answer is no WebDAV: {e.Message}", e);
        }

        return null;
    }
}
