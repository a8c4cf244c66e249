using HepAnalysis.GridSubmit.Rucio.Transport;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>A file that says how much of it was read.</summary>
internal sealed class CountedFile(Stream file, IProgress<long> progress) : ForwardStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var got = await file.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        progress.Report(got);
        return got;
    }
}
