using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using HepAnalysis.Columns;
using HepAnalysis.Histograms;

namespace HepAnalysis.RootReference.Digests;

/// <summary>
/// What FORMAT.md says of one column, of values that come piece by piece: its digests, and what numbers and lengths add up to.
/// Written apart from the digests of the product, which it checks too. Not thread-safe.
/// </summary>
internal sealed class ColumnSummary(string path, string kind, string valueType, bool isMasked = false) : IDisposable
{
    /// <summary>The type of integers that FORMAT.md widens.</summary>
    public const string WidenedInteger = "integer";

    private static readonly byte[] BetweenTexts = [0];

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ExactSums sums = new(2);
    private readonly IncrementalHash? maskedHash = isMasked ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
    private IncrementalHash? lengthHash;
    private byte[] lengths = [];

    /// <summary>Where in an entry: FORMAT.md, "Columns".</summary>
    public string Path => path;

    public string Kind => kind;

    /// <summary>
    /// Name of the type of its numbers as numpy has it; empty for what holds none. Widened integers are int64 unless one is too large.
    /// </summary>
    public string ValueType => valueType != WidenedInteger ? valueType : Most > long.MaxValue ? "uint64" : "int64";

    public bool IsReal => valueType is "float32" or "float64";

    public long Count { get; private set; }

    /// <summary>Sum of the lengths of lists or texts.</summary>
    public long Total { get; private set; }

    public long NotANumber { get; private set; }

    public long Infinite { get; private set; }

    public long MinusInfinite { get; private set; }

    /// <summary>Of integers, of bools, of what is there of an option.</summary>
    public Int128 IntegerSum { get; private set; }

    public Int128? Least { get; private set; }

    public Int128? Most { get; private set; }

    public double? LeastReal { get; private set; }

    public double? MostReal { get; private set; }

    /// <summary>Of the finite values.</summary>
    public double RealSum => sums.Round(0);

    public double AbsoluteSum => sums.Round(1);

    /// <summary>Counts what has no bytes: records without members, null pointers.</summary>
    public void AddCount(long number) => Count += number;

    public void AddNumbers(ReadOnlySpan<byte> bytes, NumberKind number)
    {
        hash.AppendData(bytes);
        Count += bytes.Length / number.Size();
        if (maskedHash is not null && number == NumberKind.UInt32)
        {
            maskedHash.AppendData(ObjectBits.Mask(bytes));
        }

        switch (number)
        {
            case NumberKind.Int8:
                AddIntegers(MemoryMarshal.Cast<byte, sbyte>(bytes));
                break;
            case NumberKind.Int16:
                AddIntegers(MemoryMarshal.Cast<byte, short>(bytes));
                break;
            case NumberKind.UInt16:
                AddIntegers(MemoryMarshal.Cast<byte, ushort>(bytes));
                break;
            case NumberKind.Int32:
                AddIntegers(MemoryMarshal.Cast<byte, int>(bytes));
                break;
            case NumberKind.UInt32:
                AddIntegers(MemoryMarshal.Cast<byte, uint>(bytes));
                break;
            case NumberKind.Int64:
                AddIntegers(MemoryMarshal.Cast<byte, long>(bytes));
                break;
            case NumberKind.UInt64:
                AddIntegers(MemoryMarshal.Cast<byte, ulong>(bytes));
                break;
            case NumberKind.Float32:
                AddReals(MemoryMarshal.Cast<byte, float>(bytes));
                break;
            case NumberKind.Float64:
                AddReals(MemoryMarshal.Cast<byte, double>(bytes));
                break;
            default:
                AddIntegers(bytes);
                break;
        }
    }

    /// <summary>Lists, by the offsets of their items.</summary>
    public void AddLists(ReadOnlySpan<int> offsets)
    {
        hash.AppendData(Lengths(offsets));
        Count += Math.Max(0, offsets.Length - 1);
    }

    /// <summary>Texts, by the offsets of their bytes.</summary>
    public void AddTexts(ReadOnlySpan<int> offsets, ReadOnlySpan<byte> bytes)
    {
        lengthHash ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        lengthHash.AppendData(Lengths(offsets));
        for (var i = 0; i + 1 < offsets.Length; i++)
        {
            if (Count++ > 0)
            {
                hash.AppendData(BetweenTexts);
            }

            hash.AppendData(bytes[offsets[i]..offsets[i + 1]]);
        }
    }

    /// <summary>Digest of the values: lower-case hexadecimal.</summary>
    public string Sha256() => Convert.ToHexStringLower(hash.GetCurrentHash());

    /// <summary>Digest of bits of TObject without those that live in memory only.</summary>
    public string MaskedSha256() => Convert.ToHexStringLower(maskedHash?.GetCurrentHash() ?? []);

    /// <summary>Digest of the lengths of texts.</summary>
    public string LengthsSha256() => Convert.ToHexStringLower(lengthHash?.GetCurrentHash() ?? SHA256.HashData([]));

    public void Dispose()
    {
        hash.Dispose();
        maskedHash?.Dispose();
        lengthHash?.Dispose();
    }

    private ReadOnlySpan<byte> Lengths(ReadOnlySpan<int> offsets)
    {
        var number = Math.Max(0, offsets.Length - 1);
        if (lengths.Length < 8 * number)
        {
            lengths = new byte[8 * number];
        }

        for (var i = 0; i < number; i++)
        {
            var length = (long)offsets[i + 1] - offsets[i];
            BinaryPrimitives.WriteInt64LittleEndian(lengths.AsSpan(8 * i), length);
            Total += length;
            Least = Least is { } least && least <= length ? least : length;
            Most = Most is { } most && most >= length ? most : length;
        }

        return lengths.AsSpan(0, 8 * number);
    }

    private void AddIntegers<T>(ReadOnlySpan<T> values) where T : unmanaged, IBinaryInteger<T>
    {
        if (values.Length == 0)
        {
            return;
        }

        var (least, most, sum) = (values[0], values[0], Int128.Zero);
        foreach (var value in values)
        {
            least = T.Min(least, value);
            most = T.Max(most, value);
            sum += Int128.CreateTruncating(value);
        }

        IntegerSum += sum;
        Least = Int128.Min(Least ?? Int128.MaxValue, Int128.CreateTruncating(least));
        Most = Int128.Max(Most ?? Int128.MinValue, Int128.CreateTruncating(most));
    }

    private void AddReals<T>(ReadOnlySpan<T> values) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<double> wide = stackalloc double[ExactSums.MostAtOnce];
        while (values.Length > 0)
        {
            var number = Math.Min(values.Length, wide.Length);
            for (var i = 0; i < number; i++)
            {
                wide[i] = double.CreateTruncating(values[i]);
                Look(wide[i]);
            }

            sums.AddAll(0, wide[..number]);
            for (var i = 0; i < number; i++)
            {
                wide[i] = Math.Abs(wide[i]);
            }

            sums.AddAll(1, wide[..number]);
            values = values[number..];
        }
    }

    private void Look(double value)
    {
        if (double.IsFinite(value))
        {
            LeastReal = LeastReal is { } least && least <= value ? least : value;
            MostReal = MostReal is { } most && most >= value ? most : value;
        }
        else if (double.IsNaN(value))
        {
            NotANumber++;
        }
        else if (value > 0)
        {
            Infinite++;
        }
        else
        {
            MinusInfinite++;
        }
    }
}
