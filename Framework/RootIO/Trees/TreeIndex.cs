using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Trees;

/// <summary>Entries by two numbers, as run and event (TTreeIndex): both expressions of columns, cut to integers. Thread-safe.</summary>
public sealed class TreeIndex
{
    private readonly long[] majors;
    private readonly long[] minors;
    private readonly long[] entries;

    private TreeIndex(string major, string minor, long[] majors, long[] minors, long[] entries)
    {
        Major = major;
        Minor = minor;
        this.majors = majors;
        this.minors = minors;
        this.entries = entries;
    }

    /// <summary>The expression of the first number.</summary>
    public string Major { get; }

    /// <summary>The expression of the second; "0" where there is none.</summary>
    public string Minor { get; }

    /// <summary>Number of entries in it.</summary>
    public int Count => entries.Length;

    /// <summary>The entry of two numbers; null where there is none. Of several it is the first in the index.</summary>
    public long? Find(long major, long minor = 0)
    {
        int low = 0, high = entries.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (majors[middle] < major || (majors[middle] == major && minors[middle] < minor))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < entries.Length && majors[low] == major && minors[low] == minor ? entries[low] : null;
    }

    // Before version 2 both numbers were one: major in the upper 31 bits, minor below.
    internal static TreeIndex? Of(RootObject? stored, string file)
    {
        if (stored?.Get<long[]>("fIndexValues") is not { } values)
        {
            return null;
        }

        var (majors, minors) = stored.Get<long[]>("fIndexValuesMinor") is { } second ? (values, second)
            : (Array.ConvertAll(values, value => value >> 31), Array.ConvertAll(values, value => value & int.MaxValue));
        var entries = stored.Get<long[]>("fIndex") ?? [];
        return majors.Length == entries.Length && minors.Length == entries.Length
            ? new TreeIndex(stored.Get<string>("fMajorName") ?? "", stored.Get<string>("fMinorName") ?? "", majors, minors, entries)
            : throw new CorruptFileException("the index of a tree contradicts itself", file, $"it has {majors.Length} and {minors.Length} numbers for {entries.Length} entries", "the entries themselves can be read");
    }
}
