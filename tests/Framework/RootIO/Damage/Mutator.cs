using System.Buffers.Binary;

namespace HepAnalysis.Framework.Tests.RootIO.Damage;

/// <summary>Makes damaged copies of a file, the same for the same number.</summary>
internal static class Mutator
{
    private static readonly uint[] Hostile =
        [0, 1, 0xFFFF_FFFF, 0x7FFF_FFFF, 0x8000_0000, 0x4000_0000, 0x4000_0002, 0x3FFF_FFFF, 0xFFFF_FFFE, 0x0100_0000, 0x7FFF_FFF0, 0x0000_FFFF];

    public static byte[] Mutate(byte[] original, int number)
    {
        var random = new Random(number);
        switch (number % 4)
        {
            case 0:
                return original[..random.Next(original.Length)];
            case 1:
                {
                    var flipped = (byte[])original.Clone();
                    for (var i = 0; i < 1 + (number % 5); i++)
                    {
                        flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
                    }

                    return flipped;
                }

            default:
                {
                    // Lengths, counts and offsets have four bytes; one that lies at any byte is hit sooner or later.
                    var hostile = (byte[])original.Clone();
                    var at = number % 4 == 2 ? random.Next(hostile.Length - 4) : random.Next(Math.Min(2000, hostile.Length - 4));
                    BinaryPrimitives.WriteUInt32BigEndian(hostile.AsSpan(at), Hostile[random.Next(Hostile.Length)]);
                    return hostile;
                }
        }
    }
}
