namespace HepAnalysis.Framework.Tests.RootIO.Compression;

/// <summary>Data of several kinds, the same in every run.</summary>
internal static class SampleData
{
    /// <summary>Names a kind of data and its length.</summary>
    public static readonly (string Kind, int Length)[] All =
    [
        ("zeros", 1), ("zeros", 100_000), ("steps", 17), ("steps", 4_096), ("floats", 32_000), ("floats", 300_001), ("text", 65_536), ("noise", 1_000),
    ];

    public static byte[] Make(string kind, int length)
    {
        var data = new byte[length];
        var random = new Random(7);
        switch (kind)
        {
            case "zeros":
                break;
            case "noise":
                random.NextBytes(data);
                break;
            case "steps":
                for (var i = 0; i < length; i++)
                {
                    data[i] = (byte)(i / 7);
                }

                break;
            case "text":
                for (var i = 0; i < length; i++)
                {
                    data[i] = (byte)"muon pt eta phi mass charge "[random.Next(6) + (i % 22)];
                }

                break;
            default:
                // Big-endian floats of few digits, as baskets hold them.
                for (var i = 0; i + 4 <= length; i += 4)
                {
                    System.Buffers.Binary.BinaryPrimitives.WriteSingleBigEndian(data.AsSpan(i), random.Next(2000) / 16f);
                }

                break;
        }

        return data;
    }
}
