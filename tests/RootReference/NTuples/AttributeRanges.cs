using HepAnalysis.Columns;
using HepAnalysis.RootIO.RNTuples;

namespace HepAnalysis.RootReference.NTuples;

/// <summary>The ranges of entries that a set of attributes belongs to, in the order of storage.</summary>
internal static class AttributeRanges
{
    public static IReadOnlyList<(long Start, long Length)> Read(RNTuple set) => [.. Values(set, "_rangeStart").Zip(Values(set, "_rangeLen"))];

    private static long[] Values(RNTuple set, string field)
    {
        using var reader = set.OpenReader();
        reader.BeginTask(0, set.Entries);
        var column = set.Columns.Select((info, index) => (info.Name, index)).Single(pair => pair.Name == field).index;
        var values = ((NumberColumn)reader.Read(column, 0, (int)set.Entries)).Values<ulong>();
        var numbers = new long[values.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = (long)values[i];
        }

        return numbers;
    }
}
