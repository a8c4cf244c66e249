using System.Buffers;
using HepAnalysis.GridSubmit.Rucio;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>Puts files onto a storage, one by one, and verifies what is there then.</summary>
internal sealed class FileUpload(StorageWriter storage, ReplicaReader reader, KnownFiles known, UploadOptions options, TimeSpan silence, TransferCounter counter)
{
    /// <exception cref="TransferException">It cannot be read or written, or another file has its name.</exception>
    public async Task<(UploadReport Report, NewReplica Replica)> RunAsync(UploadRequest file, string address, CancellationToken cancellation)
    {
        using var sum = await SumAsync(file.Path, cancellation).ConfigureAwait(false);
        known.Refuse(file.Did, sum);
        var wasThere = await PutAsync(file, address, sum, cancellation).ConfigureAwait(false);
        counter.Done();
        var (adler32, md5) = sum.Sums;
        return (new UploadReport(file.Did, address, sum.Bytes, adler32, wasThere), new NewReplica(file.Did, sum.Bytes, adler32) { Md5 = md5, Events = file.Events, Guid = file.Guid });
    }

    private static async Task<Checksum> SumAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return await Checksum.OfFileAsync(path, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UploadSourceException("a file cannot be read", path, e.Message, "check its permissions", e);
        }
    }

    private async Task<bool> PutAsync(UploadRequest file, string address, Checksum sum, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var sent = new Sent(counter);
            try
            {
                if (await storage.SizeAsync(address, cancellation).ConfigureAwait(false) is { } there)
                {
                    await CompareAsync(file.Did, address, there, sum, cancellation).ConfigureAwait(false);
                    counter.Add(there);
                    return true;
                }

                await storage.PutAsync(file.Path, address, sum, sent, cancellation).ConfigureAwait(false);
                return false;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or HttpRequestException)
            {
                sent.TakeBack();
                if (attempt >= options.Attempts || !IsPassing(e))
                {
                    throw new UploadException($"{file.Did} cannot be written", address, (e.InnerException ?? e).Message, "nothing of it is registered; call again: it goes on where it ended", e);
                }

                await Task.Delay(options.Pause * Math.Pow(2, attempt - 1) * (0.5 + Random.Shared.NextDouble()), cancellation).ConfigureAwait(false);
            }
        }
    }

    private static bool IsPassing(Exception e) => e is StorageAnswerException { IsPassing: true } or HttpIOException
        or HttpRequestException { HttpRequestError: not HttpRequestError.SecureConnectionError, InnerException: not UploadSourceException };

    // A file of that name on the storage, of a call before that ended between two steps: the same bytes, or none of ours.
    private async Task CompareAsync(DataIdentifier did, string address, long there, Checksum sum, CancellationToken cancellation)
    {
        var fault = there != sum.Bytes ? $"it has {there:N0} bytes and shall have {sum.Bytes:N0}"
            : known.Registered.Contains(did) ? null
            : await storage.DigestAsync(address, cancellation).ConfigureAwait(false) is { } digest ? digest.Fault(sum)
            : await ReadAsync(address, sum, cancellation).ConfigureAwait(false);
        if (fault is not null)
        {
            throw new UploadException($"another file is where {did} would be", address, fault, "have it removed from the storage, or choose another name");
        }
    }

    private async Task<string?> ReadAsync(string address, Checksum sum, CancellationToken cancellation)
    {
        using var found = new Checksum();
        using var heard = new Rucio.Transport.Silence(silence, TimeProvider.System, cancellation);
        var (content, _) = await reader.OpenAsync(new PhysicalFile(address, "", "DISK", null, 1, false, false), 0, heard.Token).ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent(Checksum.BufferBytes);
        try
        {
            for (int got; (got = await content.ReadAsync(buffer, heard.Token).ConfigureAwait(false)) > 0; heard.Restart())
            {
                found.Append(buffer.AsSpan(0, got));
            }
        }
        catch (OperationCanceledException) when (heard.IsOver && !cancellation.IsCancellationRequested)
        {
            throw new IOException($"the storage was silent for {silence.TotalSeconds:0.#} s");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            await content.DisposeAsync().ConfigureAwait(false);
        }

        return found.Fault(sum.Bytes, sum.Sums.Adler32, sum.Sums.Md5);
    }

    // What was counted of an attempt that failed is taken back.
    private sealed class Sent(TransferCounter counter) : IProgress<long>
    {
        private long bytes;

        public void Report(long value)
        {
            bytes += value;
            counter.Add(value);
        }

        public void TakeBack()
        {
            counter.Add(-bytes);
            bytes = 0;
        }
    }
}
