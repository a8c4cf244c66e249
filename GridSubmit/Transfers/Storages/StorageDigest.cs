namespace HepAnalysis.GridSubmit.Transfers;

/// <summary>Checksums of a file as the storage has them (RFC 3230: <c>Digest: adler32=…,md5=…</c>; adler32 in hexadecimal, md5 in base64).</summary>
/// <param name="Adler32">Eight hexadecimal digits; null where it has none.</param>
/// <param name="Md5">32 hexadecimal digits; null where it has none.</param>
internal sealed record StorageDigest(string? Adler32, string? Md5)
{
    /// <summary>What is asked for.</summary>
    public const string Wanted = "adler32,md5;q=0.5";

    /// <summary>From the header of an answer; null where nothing that can be compared is in it.</summary>
    public static StorageDigest? Of(HttpResponseMessage response)
    {
        string? adler32 = null, md5 = null;
        foreach (var (name, value) in (response.Headers.TryGetValues("Digest", out var values) ? values : []).SelectMany(line => line.Split(',')).Select(Pair))
        {
            if (name.Equals("adler32", StringComparison.OrdinalIgnoreCase) && value.Length is > 0 and <= 8 && value.All(char.IsAsciiHexDigit))
            {
                adler32 = value.PadLeft(8, '0').ToLowerInvariant();
            }
            else if (name.Equals("md5", StringComparison.OrdinalIgnoreCase) && Hex(value) is { } hex)
            {
                md5 = hex;
            }
        }

        return adler32 is null && md5 is null ? null : new StorageDigest(adler32, md5);
    }

    /// <summary>What is wrong; null where nothing is.</summary>
    public string? Fault(Checksum sum) => Differs("adler32", Adler32, sum.Sums.Adler32) ?? Differs("md5", Md5, sum.Sums.Md5);

    private static string? Differs(string kind, string? found, string wanted) =>
        found is null || found == wanted ? null : $"the storage says that its {kind} is {found}, and it shall be {wanted}";

    private static (string Name, string Value) Pair(string text) => text.Split('=', 2) is [var name, var value] ? (name.Trim(), value.Trim().Trim('"')) : ("", "");

    // Some storages give it in hexadecimal.
    private static string? Hex(string value)
    {
        if (value.Length == 32 && value.All(char.IsAsciiHexDigit))
        {
            return value.ToLowerInvariant();
        }

        var bytes = new byte[16];
        return Convert.TryFromBase64String(value, bytes, out var length) && length == 16 ? Convert.ToHexStringLower(bytes) : null;
    }
}
