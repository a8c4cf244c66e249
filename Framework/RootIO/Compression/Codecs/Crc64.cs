namespace HepAnalysis.RootIO.Compression.Codecs;

/// <summary>The CRC-64 of xz streams (ECMA-182's polynomial, reflected); System.IO.Hashing has the unreflected one.</summary>
internal static class Crc64
{
    private const ulong Polynomial = 0xC96C5795D7870F42;
    private static readonly ulong[] Table = MakeTable();

    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var crc = ulong.MaxValue;
        foreach (var value in bytes)
        {
            crc = Table[(byte)crc ^ value] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static ulong[] MakeTable()
    {
        var table = new ulong[256];
        for (var i = 0; i < table.Length; i++)
        {
            var crc = (ulong)i;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ Polynomial : crc >> 1;
            }

            table[i] = crc;
        }

        return table;
    }
}
