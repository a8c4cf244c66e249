using System.Numerics;
using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Views;

/// <summary>
/// The blocks of 64,000 entries that an entry list stores (TEntryListBlock), each in one of three forms:
/// <code>
///  fType -1              nothing passes
///        0               fIndices are bits: bit (n mod 16) of number (n / 16) says whether entry n of the block passes
///        1, fPassing     fIndices are the fN entries of the block that pass, ascending
///        1, not fPassing fIndices are the fN entries that do not pass; all others of the 64,000 do
/// </code>
/// </summary>
internal sealed class EntryBlocks
{
    private const int BlockEntries = 64_000;
    private const int BitsPerNumber = 16;

    private readonly List<Block> blocks = [];

    public EntryBlocks(RootObject list)
    {
        foreach (var stored in list.Get<RootObject>("fBlocks")?.Items ?? [])
        {
            blocks.Add(Decode(list, stored));
        }

        Count = blocks.Sum(block => (long)block.Count);
    }

    /// <summary>Number of entries that pass.</summary>
    public long Count { get; }

    /// <summary>The entries that pass, ascending.</summary>
    public IEnumerable<long> Entries => blocks.SelectMany((block, number) => Within(block).Select(entry => ((long)number * BlockEntries) + entry));

    public bool Contains(long entry)
    {
        if (entry < 0 || entry / BlockEntries >= blocks.Count)
        {
            return false;
        }

        var (block, within) = (blocks[(int)(entry / BlockEntries)], (int)(entry % BlockEntries));
        return block.Form switch
        {
            Form.Bits => within / BitsPerNumber < block.Numbers.Length && (block.Numbers[within / BitsPerNumber] & (1 << (within % BitsPerNumber))) != 0,
            Form.Passing => Array.BinarySearch(block.Numbers, (ushort)within) >= 0,
            Form.Failing => Array.BinarySearch(block.Numbers, (ushort)within) < 0,
            _ => false,
        };
    }

    private static IEnumerable<int> Within(Block block)
    {
        switch (block.Form)
        {
            case Form.Passing:
                return block.Numbers.Select(static entry => (int)entry);
            case Form.Bits:
                return block.Numbers.SelectMany(static (bits, number) => Enumerable.Range(0, bits == 0 ? 0 : BitsPerNumber).Where(bit => (bits & (1 << bit)) != 0).Select(bit => (number * BitsPerNumber) + bit));
            case Form.Failing:
                return Passing(block.Numbers);
            default:
                return [];
        }
    }

    private static IEnumerable<int> Passing(ushort[] failing)
    {
        var next = 0;
        for (var entry = 0; entry < BlockEntries; entry++)
        {
            if (next < failing.Length && failing[next] == entry)
            {
                next++;
            }
            else
            {
                yield return entry;
            }
        }
    }

    private static Block Decode(RootObject list, RootObject? stored)
    {
        const int Nothing = -1;
        var (numbers, type) = (stored?.Get<ushort[]>("fIndices") ?? [], stored?.GetInteger("fType", Nothing) ?? Nothing);
        if (type is < Nothing or > 1 || (type == 0 && numbers.Length > BlockEntries / BitsPerNumber))
        {
            throw list.Contradicts($"a block of entries of fType {type} has {numbers.Length} numbers");
        }

        if (type == Nothing)
        {
            return new(Form.Empty, [], 0);
        }

        if (type == 0)
        {
            return new(Form.Bits, numbers, numbers.Sum(static bits => BitOperations.PopCount(bits)));
        }

        for (var i = 0; i < numbers.Length; i++)
        {
            if (numbers[i] >= BlockEntries || (i > 0 && numbers[i] <= numbers[i - 1]))
            {
                throw list.Contradicts($"entry {numbers[i]} of a block of {BlockEntries} stands behind entry {(i > 0 ? numbers[i - 1] : "none")}");
            }
        }

        return stored!.GetInteger("fPassing") != 0 ? new(Form.Passing, numbers, numbers.Length) : new(Form.Failing, numbers, BlockEntries - numbers.Length);
    }

    private enum Form
    {
        Empty,
        Bits,
        Passing,
        Failing,
    }

    private readonly record struct Block(Form Form, ushort[] Numbers, int Count);
}
