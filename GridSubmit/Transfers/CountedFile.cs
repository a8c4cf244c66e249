using HepAnalysis.GridSubmit.Rucio.Transport;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>A file that says how much of it was read, and knows what passed by.</summary>
internal sealed class CountedFile(Stream file, IProgress<long> progress) : ForwardStream
{
    private readonly Checksum passed = new(withMd5: false);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var got = await file.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        passed.Append(buffer.Span[..got]);
        progress.Report(got);
        return got;
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
}
