using System.Globalization;
using System.Net;
using System.Xml;
using HepAnalysis.GridSubmit.Rucio.Transport;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>
/// Writes files to storages: mounted ones (file://), and WebDAV (http, https, dav, davs). What is written has another name until it is whole,
/// then the name is changed: nobody finds half a file. Thread-safe.
/// </summary>
/// <param name="http">Talks with storages; not owned.</param>
/// <param name="silence">How long a storage may be silent.</param>
internal sealed class StorageWriter(StorageHttp http, TimeSpan silence)
{
    private const string Unfinished = ".rucio.upload";

    // Less is sent before a storage has said that it wants it not.
    private const long Large = 1 << 20;
    private static readonly HttpMethod PropFind = new("PROPFIND");
    private static readonly HttpMethod Move = new("MOVE");

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

        using var response = await SendAsync(address, uri => new HttpRequestMessage(PropFind, uri) { Headers = { { "Depth", "0" } } }, null, cancellation).ConfigureAwait(false);
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

        using var response = await SendAsync(address, uri => new HttpRequestMessage(HttpMethod.Head, uri) { Headers = { { "Want-Digest", StorageDigest.Wanted } } }, null, cancellation).ConfigureAwait(false);
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
        if (LocalPath(address) is { } target)
        {
            await CopyAsync(path, target, sum, progress, cancellation).ConfigureAwait(false);
            return;
        }

        var uri = ReplicaReader.Address(address);
        var unfinished = uri.AbsoluteUri + Unfinished;
        var digest = await SendFileAsync(path, unfinished, sum, progress, cancellation).ConfigureAwait(false);
        if (await SizeAsync(unfinished, cancellation).ConfigureAwait(false) is var size && size != sum.Bytes)
        {
            throw new IOException($"the storage has {size?.ToString("N0", CultureInfo.InvariantCulture) ?? "none"} of its {sum.Bytes:N0} bytes");
        }

        if ((digest ?? await DigestAsync(unfinished, cancellation).ConfigureAwait(false))?.Fault(sum) is { } wrong)
        {
            await DeleteAsync(unfinished, cancellation).ConfigureAwait(false);
            throw new IOException(wrong);
        }

        using var renamed = await SendAsync(unfinished, from => new HttpRequestMessage(Move, from) { Headers = { { "Destination", uri.AbsoluteUri }, { "Overwrite", "F" } } }, null, cancellation).ConfigureAwait(false);
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

        using var response = await SendAsync(address, uri => new HttpRequestMessage(HttpMethod.Delete, uri), null, cancellation).ConfigureAwait(false);
    }

    private static string? LocalPath(string address) => ReplicaReader.LocalPath(address);

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);

    private static async Task CopyAsync(string path, string target, Checksum sum, IProgress<long> progress, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        await using var passing = new CountedFile(Open(path), progress.Report);
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
    }

    // Gives the digest, where the storage says it with its answer.
    private async Task<StorageDigest?> SendFileAsync(string path, string address, Checksum sum, IProgress<long> progress, CancellationToken cancellation)
    {
        using var heard = new Silence(silence, TimeProvider.System, cancellation);
        CountedFile? passing = null;
        using var response = await SendAsync(address, Put, heard, cancellation).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw StorageAnswerException.Of(response);
        }

        passing!.Check(path, sum);
        return StorageDigest.Of(response);

        // A door sends on to its pool, and who wants a credential says so: the file begins anew, and the one before may still be read.
        HttpRequestMessage Put(Uri uri)
        {
            passing?.Abandon();
            passing = new CountedFile(Open(path), more =>
            {
                heard.Restart();
                progress.Report(more);
            });
            var put = new HttpRequestMessage(HttpMethod.Put, uri) { Content = new StreamContent(passing, Checksum.BufferBytes), Headers = { { "Want-Digest", StorageDigest.Wanted } } };
            put.Content.Headers.ContentLength = sum.Bytes;
            put.Headers.ExpectContinue = sum.Bytes >= Large;
            return put;
        }
    }

    private async Task<HttpResponseMessage> SendAsync(string address, Func<Uri, HttpRequestMessage> make, Silence? heard, CancellationToken cancellation)
    {
        using var own = heard is null ? new Silence(silence, TimeProvider.System, cancellation) : null;
        var timer = heard ?? own!;
        try
        {
            return await http.SendAsync(ReplicaReader.Address(address), make, HttpCompletionOption.ResponseContentRead, timer.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (timer.IsOver && !cancellation.IsCancellationRequested)
        {
            throw new IOException($"the storage was silent for {silence.TotalSeconds:0.#} s");
        }
    }

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
