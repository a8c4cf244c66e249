using System.Buffers.Binary;

namespace HepAnalysis.Soak.Mutants;

/// <summary>Makes damaged copies of a file or a record, the same for the same number.</summary>
internal static class Mutator
{
    private static readonly uint[] Hostile =
        [0, 1, 0xFFFF_FFFF, 0x7FFF_FFFF, 0x8000_0000, 0x4000_0000, 0x4000_0002, 0x3FFF_FFFF, 0xFFFF_FFFE, 0x0100_0000, 0x7FFF_FFF0, 0x0000_FFFF];

    /// <summary>A copy that is cut, has flipped bits, or a number somewhere that no file should have.</summary>
    public static byte[] Mutate(byte[] original, int number) => Mutate(original, number, Dice(number));

    /// <summary>
    /// As <see cref="Mutate(byte[], int)"/>, or damage that knows the file's records: what a record says of its own length, a position that is
    /// another record's (directories and references in circles), the bytes behind the compression, or gigabytes of them.
    /// </summary>
    /// <param name="original">The file.</param>
    /// <param name="records">What it holds.</param>
    /// <param name="kind">Kind of the damage, modulo 9.</param>
    /// <param name="number">What is damaged, and how.</param>
    public static byte[] MutateFile(byte[] original, IReadOnlyList<FileRecord> records, int kind, int number)
    {
        var random = Dice(number);
        var record = records.Count == 0 ? null : records[random.Next(records.Count)];
        switch (kind % 9)
        {
            case 4 when record is not null:
                return Overwrite(original, random, record.Begin, record.KeyBytes, Hostile[random.Next(Hostile.Length)]);
            case 5 when record is not null:
                return Redirect(original, random, records) ?? Overwrite(original, random, original.Length, (uint)record.Begin);
            case 6 or 7 when record is not null:
                return Payload.Damage(original, record, payload => Mutate(payload, 1 + random.Next(3), random)) ?? Mutate(original, 1 + random.Next(3), random);
            case 8 when record is not null:
                return Bomb.Lay(original, record) ?? Mutate(original, 1 + random.Next(3), random);
            default:
                return Mutate(original, kind, random);
        }
    }

    private static byte[] Mutate(byte[] original, int kind, Random random)
    {
        switch (kind % 4)
        {
            case 0:
                return original[..random.Next(original.Length)];
            case 1:
                return Flip(original, random, 1 + random.Next(5));
            default:
                // Lengths, counts and offsets have four bytes; one that lies at any byte is hit sooner or later.
                // A small number may be the place of another object in the record: references in circles.
                var value = random.Next(3) > 0 ? Hostile[random.Next(Hostile.Length)] : (uint)random.Next(original.Length);
                return Overwrite(original, random, kind % 4 == 2 ? original.Length : 2000, value);
        }
    }

    // One of the places where the file speaks of a record speaks of another.
    private static byte[]? Redirect(byte[] original, Random random, IReadOnlyList<FileRecord> records)
    {
        var begins = records.Select(record => record.Begin).ToHashSet();
        var places = Enumerable.Range(0, original.Length - sizeof(uint)).Where(at => begins.Contains(BinaryPrimitives.ReadInt32BigEndian(original.AsSpan(at)))).ToList();
        if (places.Count == 0)
        {
            return null;
        }

        var redirected = (byte[])original.Clone();
        BinaryPrimitives.WriteInt32BigEndian(redirected.AsSpan(places[random.Next(places.Count)]), records[random.Next(records.Count)].Begin);
        return redirected;
    }

    // Neighbouring seeds begin alike: a hash of the number is the seed.
    private static Random Dice(int number) => new(unchecked((int)((uint)number * 0x9E37_79B1u) ^ (number << 7)));

    private static byte[] Flip(byte[] original, Random random, int bits)
    {
        var flipped = (byte[])original.Clone();
        for (var i = 0; i < bits && flipped.Length > 0; i++)
        {
            flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
        }

        return flipped;
    }

    private static byte[] Overwrite(byte[] original, Random random, int within, uint value) => Overwrite(original, random, 0, within, value);

    private static byte[] Overwrite(byte[] original, Random random, int begin, int within, uint value)
    {
        var hostile = (byte[])original.Clone();
        var last = Math.Min(begin + within, hostile.Length) - sizeof(uint);
        if (last > begin)
        {
            BinaryPrimitives.WriteUInt32BigEndian(hostile.AsSpan(random.Next(begin, last)), value);
        }

        return hostile;
    }
}
