using System.Buffers;
using System.Security.Cryptography;

namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>Checksums of a file, made while it passes by: adler32, and md5 where it is wanted, which costs ten times as much.</summary>
internal sealed class Checksum(bool withMd5 = true) : IDisposable
{
    /// <summary>Bytes of a buffer through which files pass.</summary>
    public const int BufferBytes = 256 << 10;

    private readonly IncrementalHash? md5 = withMd5 ? IncrementalHash.CreateHash(HashAlgorithmName.MD5) : null;
    private Adler32 adler32 = new();

    /// <summary>Bytes so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>What is compared with what a catalogue says: its adler32, its md5 only where it has no other.</summary>
    public static Checksum For(string? adler, string? md) => new(adler is null && md is not null);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        adler32.Append(bytes);
        md5?.AppendData(bytes);
        Bytes += bytes.Length;
    }

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        (adler32, Bytes) = (new Adler32(), 0);
        _ = md5?.GetHashAndReset();
    }

    /// <summary>What is wrong with a file that shall have these sums; null where nothing is.</summary>
    /// <param name="bytes">Its size.</param>
    /// <param name="adler">Its adler32, with or without leading zeros.</param>
    /// <param name="md">Its md5; not looked at where it was not made.</param>
    public string? Fault(long? bytes, string? adler, string? md)
    {
        var (foundAdler, foundMd) = (adler32.ToString(), md is null || md5 is null ? null : Convert.ToHexStringLower(md5.GetCurrentHash()));
        return bytes is { } size && size != Bytes ? $"it has {Bytes:N0} bytes and shall have {size:N0}"
            : adler is not null && !string.Equals(adler.PadLeft(8, '0'), foundAdler, StringComparison.OrdinalIgnoreCase) ? $"its adler32 is {foundAdler} and shall be {adler}"
            : foundMd is not null && !string.Equals(md, foundMd, StringComparison.OrdinalIgnoreCase) ? $"its md5 is {foundMd} and shall be {md}"
            : null;
    }

    /// <summary>adler32 of what was appended.</summary>
    public string Adler => adler32.ToString();

    /// <summary>adler32 and md5 of what was appended.</summary>
    public (string Adler32, string Md5) Sums => (adler32.ToString(), Convert.ToHexStringLower(md5!.GetCurrentHash()));

    /// <summary>The sums of a file on disk.</summary>
    public static async Task<Checksum> OfFileAsync(string path, CancellationToken cancellation, bool withMd5 = true)
    {
        var sum = new Checksum(withMd5);
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
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            for (int got; (got = await file.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0;)
            {
                Append(buffer.AsSpan(0, got));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Dispose() => md5?.Dispose();
}
