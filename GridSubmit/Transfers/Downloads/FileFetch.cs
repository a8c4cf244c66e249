using System.Buffers;
using HepAnalysis.GridSubmit.Datasets;
using HepAnalysis.GridSubmit.Rucio;
using HepAnalysis.GridSubmit.Rucio.Transport;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>Fetches one file, by one replica after the other, and again where they were down for a moment.</summary>
internal sealed class FileFetch(DatasetFile file, string path, ReplicaReader reader, StorageHealth health, FetchOptions options, TimeSpan silence, TransferCounter counter)
{
    // With less of it, a storage that cuts the line again and again is given up.
    private const long Progress = 1 << 20;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly Dictionary<PhysicalFile, (string Why, int Times)> failures = [];

    private bool HasChecksum => file.Adler32 is not null || file.Md5 is not null;

    /// <exception cref="TransferException">It cannot be had.</exception>
    public async Task<TransferReport> RunAsync(CancellationToken cancellation)
    {
        try
        {
            if (await PartFile.PatientlyAsync(() => FindAsync(cancellation), cancellation).ConfigureAwait(false) is { } there)
            {
                return there;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var sum = Checksum.For(file.Adler32, file.Md5);

            // Without a checksum nobody knows whether what was begun belongs to it.
            using var part = await PartFile.TakeAsync(path, HasChecksum ? file.Bytes ?? -1 : -1, sum, cancellation).ConfigureAwait(false);

            // Who held it until now has it ready, perhaps.
            if (await PartFile.PatientlyAsync(() => FindAsync(cancellation), cancellation).ConfigureAwait(false) is { } ready)
            {
                return ready;
            }

            CheckRoom(part);
            counter.Add(part.Length);
            return await FromReplicasAsync(part, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw TransferTargetException.Of(file.Did.ToString(), path, e);
        }
    }

    // What is there already, if it is the same.
    private async Task<TransferReport?> FindAsync(CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var there = Checksum.For(file.Adler32, file.Md5);
        var bytes = new FileInfo(path).Length;
        var comparesSum = HasChecksum && !options.ComparesSizeOnly;
        if (comparesSum && bytes == (file.Bytes ?? bytes))
        {
            await there.AppendFileAsync(path, cancellation).ConfigureAwait(false);
        }

        var fault = bytes != (file.Bytes ?? bytes) ? $"it has {bytes:N0} bytes and shall have {file.Bytes:N0}" : comparesSum ? there.Fault(file.Bytes, file.Adler32, file.Md5) : null;
        if (fault is not null)
        {
            return options.Replaces ? null : throw new TransferTargetException(
                $"{file.Did} is not fetched: another file of its name is there", path, fault, "remove it, choose another folder, or have it replaced (--replace)");
        }

        counter.Add(bytes);
        counter.Done();
        return new TransferReport(file.Did, path, bytes, null, comparesSum, 0, []);
    }

    private void CheckRoom(PartFile part)
    {
        if (file.Bytes - part.Length is { } wanted && new DriveInfo(Path.GetDirectoryName(path)!).AvailableFreeSpace is var free && free < wanted)
        {
            throw TransferTargetException.NoRoom(file.Did.ToString(), path, $"{wanted:N0} bytes of it are to come, and {free:N0} are free");
        }
    }

    private async Task<TransferReport> FromReplicasAsync(PartFile part, CancellationToken cancellation)
    {
        var places = file.Places.ToList();
        for (var round = 1; ; round++)
        {
            var (before, passing, after) = (part.Length, new List<PhysicalFile>(), TimeSpan.Zero);
            foreach (var place in places)
            {
                try
                {
                    var resumed = await FromReplicaAsync(place, part, cancellation).ConfigureAwait(false);
                    part.Finish(path, options.Replaces);
                    health.SetUp(place);
                    counter.Done();
                    return new TransferReport(file.Did, path, part.Length, place, HasChecksum, resumed, Failures());
                }
                catch (ReplicaFaultException e)
                {
                    failures[place] = (e.Message, failures.GetValueOrDefault(place).Times + 1);
                    if (e.IsPassing)
                    {
                        passing.Add(place);
                        after = e.After is { } asked && asked > after ? asked : after;
                    }
                }
            }

            // What comes piece by piece comes all the same.
            round = part.Length - before >= Progress ? 0 : round;
            places = passing;
            if (places.Count == 0 || round >= options.Attempts || places.TrueForAll(health.IsDown))
            {
                places.ForEach(health.SetDown);
                counter.Add(-part.Length);
                throw Failed();
            }

            var pause = options.Pause * Math.Pow(2, Math.Max(round - 1, 0)) * (0.5 + Random.Shared.NextDouble());
            pause = pause > after ? pause : after;
            await Task.Delay(pause < LongestPause ? pause : LongestPause, cancellation).ConfigureAwait(false);
        }
    }

    private NoGoodReplicaException Failed() => new(
        file.Places.Count == 0 ? $"{file.Did} has no replica that can be read here" : $"no replica of {file.Did} could be fetched", path,
        file.Places.Count == 0 ? $"no address of a scheme among {string.Join(", ", Downloader.Schemes)}" : string.Join("; ", Failures()),
        file.Places.Count == 0 ? "hep rucio replicas shows where it lies; a rule brings it to a disk" : "try later; hep rucio replicas shows where it lies and in which state");

    private IReadOnlyList<string> Failures() => failures.Count == 0 ? [] :
        [.. failures.Select(pair => $"{pair.Key.Rse} ({pair.Key.Address}): {pair.Value.Why}{(pair.Value.Times > 1 ? $", {pair.Value.Times} times" : "")}")];

    // Gives how much was there from before.
    private async Task<long> FromReplicaAsync(PhysicalFile place, PartFile part, CancellationToken cancellation)
    {
        while (true)
        {
            var resumed = part.Length;
            try
            {
                await CopyAsync(place, part, cancellation).ConfigureAwait(false);
                if (part.Sum.Fault(file.Bytes, file.Adler32, file.Md5) is not { } fault)
                {
                    return resumed;
                }

                // A file that is too short may be taken up by another replica; one of other bytes cannot.
                if (file.Bytes is null || part.Length >= file.Bytes)
                {
                    Clear(part);
                }

                throw new ReplicaFaultException(fault);
            }
            catch (ReplicaFaultException) when (resumed > 0 && part.Length == 0)
            {
                // Wrong may be what was there from before: the same replica once more, from its beginning.
            }
        }
    }

    private void Clear(PartFile part)
    {
        counter.Add(-part.Length);
        part.Clear();
    }

    private async Task CopyAsync(PhysicalFile place, PartFile part, CancellationToken cancellation)
    {
        if (part.Length > 0 && part.Length == file.Bytes)
        {
            return;
        }

        if (XrootdCopy.IsRoot(place) && XrootdCopy.Program is not null)
        {
            Clear(part);
            await OfReplicaAsync(new ValueTask<int>(XrootdCopy.CopyAsync(place, part.Path, cancellation)), null, cancellation).ConfigureAwait(false);
            await part.ReadAgainAsync(cancellation).ConfigureAwait(false);
            counter.Add(part.Length);
            return;
        }

        var resumed = part.Length;
        using var heard = new Silence(silence, TimeProvider.System, cancellation);
        var (content, first) = await OfReplicaAsync(reader.OpenAsync(place, resumed, heard.Token), heard, cancellation).ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent(Checksum.BufferBytes);
        try
        {
            // A storage that gives whole files only: what is there already passes by.
            for (var skip = resumed - first; ;)
            {
                var got = await OfReplicaAsync(ReadAsync(content, buffer, heard), heard, cancellation).ConfigureAwait(false);
                if (got == 0)
                {
                    return;
                }

                var news = buffer.AsMemory((int)Math.Min(skip, got)..got);
                skip -= got - news.Length;
                if (file.Bytes is { } bytes && part.Length + news.Length > bytes)
                {
                    Clear(part);
                    throw new ReplicaFaultException($"it has more than the {bytes:N0} bytes that it shall have");
                }

                await part.AppendAsync(news, cancellation).ConfigureAwait(false);
                counter.Add(news.Length);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            await content.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static async ValueTask<int> ReadAsync(Stream content, byte[] buffer, Silence heard)
    {
        var got = await content.ReadAsync(buffer.AsMemory(0, Checksum.BufferBytes), heard.Token).ConfigureAwait(false);
        heard.Restart();
        return got;
    }

    // What the replica is to blame for, and not the disk here.
    private async ValueTask<T> OfReplicaAsync<T>(ValueTask<T> read, Silence? heard, CancellationToken cancellation)
    {
        try
        {
            return await read.ConfigureAwait(false);
        }
        catch (StorageAnswerException e)
        {
            throw new ReplicaFaultException(e.Message, e.IsPassing, e.After);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or HttpRequestException or UriFormatException)
        {
            throw new ReplicaFaultException((e.InnerException ?? e).Message, e is HttpIOException or HttpRequestException { HttpRequestError: not HttpRequestError.SecureConnectionError } || e.InnerException is System.Net.Sockets.SocketException);
        }
        catch (OperationCanceledException) when (heard is { IsOver: true } && !cancellation.IsCancellationRequested)
        {
            throw new ReplicaFaultException($"the storage was silent for {silence.TotalSeconds:0.#} s", isPassing: true);
        }
    }
}
