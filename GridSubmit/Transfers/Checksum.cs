using System.Security.Cryptography;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>Both checksums of a file, made while it passes by.</summary>
internal sealed class Checksum : IDisposable
{
    private readonly IncrementalHash md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
    private Adler32 adler32 = new();

    /// <summary>Bytes so far.</summary>
    public long Bytes { get; private set; }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        adler32.Append(bytes);
        md5.AppendData(bytes);
        Bytes += bytes.Length;
    }

    /// <summary>What is wrong with a file that shall have these sums; null where nothing is.</summary>
    /// <param name="bytes">Its size.</param>
    /// <param name="adler">Its adler32, with or without leading zeros.</param>
    /// <param name="md">Its md5.</param>
    public string? Fault(long? bytes, string? adler, string? md)
    {
        var (foundAdler, foundMd) = (adler32.ToString(), Convert.ToHexStringLower(md5.GetCurrentHash()));
        return bytes is { } size && size != Bytes ? $"it has {Bytes:N0} bytes and shall have {size:N0}"
            : adler is not null && !string.Equals(adler.PadLeft(8, '0'), foundAdler, StringComparison.OrdinalIgnoreCase) ? $"its adler32 is {foundAdler} and shall be {adler}"
            : md is not null && !string.Equals(md, foundMd, StringComparison.OrdinalIgnoreCase) ? $"its md5 is {foundMd} and shall be {md}"
            : null;
    }

    /// <summary>adler32 and md5 of what was appended.</summary>
    public (string Adler32, string Md5) Sums => (adler32.ToString(), Convert.ToHexStringLower(md5.GetCurrentHash()));

    /// <summary>The sums of a file on disk.</summary>
    public static async Task<Checksum> OfFileAsync(string path, CancellationToken cancellation)
    {
        var sum = new Checksum();
        try
        {
            await sum.AppendFileAsync(path, cancellation).ConfigureAwait(false);
            return sum;
        }
        catch
        {
            sum.Dispose();
            throw;
        }
    }

    public async Task AppendFileAsync(string path, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        var buffer = new byte[256 << 10];
        for (int got; (got = await file.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0;)
        {
            Append(buffer.AsSpan(0, got));
        }
    }

    public void Dispose() => md5.Dispose();
}
