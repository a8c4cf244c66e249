using HepAnalysis.GridSubmit.Rucio.Transport;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>A file that is sent: it says how much of it was read, and knows what passed by. It owns the stream.</summary>
internal sealed class CountedFile(Stream file, Action<long> read) : ForwardStream
{
    private readonly Checksum passed = new(withMd5: false);
    private bool isAbandoned;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var got = await file.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        passed.Append(buffer.Span[..got]);
        if (!isAbandoned)
        {
            read(got);
        }

        return got;
    }

    /// <summary>It is sent once more by another: what was counted is taken back, and nothing more is counted.</summary>
    public void Abandon()
    {
        isAbandoned = true;
        read(-passed.Bytes);
    }

    /// <summary>Makes sure that what passed by is what was looked at before.</summary>
    /// <exception cref="IOException">The file was changed meanwhile.</exception>
    public void Check(string path, Checksum sum)
    {
        if (passed.Fault(sum.Bytes, sum.Adler, null) is { } fault)
        {
            throw new IOException($"{path} was changed while it was sent: {fault}");
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
            passed.Dispose();
        }

        base.Dispose(disposing);
    }
}
