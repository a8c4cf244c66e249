using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Trees;

/// <summary>A branch of a tree: what the file says of it, and where its baskets lie.</summary>
public sealed class RootBranch
{
    private readonly RootObject branch;
    private readonly string file;
    private IReadOnlyList<BasketPlace>? baskets;

    internal RootBranch(RootObject branch, string fullName, string file)
    {
        this.branch = branch;
        this.file = file;
        FullName = fullName;
        Leaves = [.. Children(branch, "fLeaves").Select(leaf => new RootLeaf(leaf))];
    }

    /// <summary>Name as stored.</summary>
    public string Name => branch.Get<string>("fName") ?? "";

    /// <summary>Name by which it is read: its own, with those of the branches above it and a dot where needed.</summary>
    public string FullName { get; }

    /// <summary>Title as stored: leaf list, or description.</summary>
    public string Title => branch.Get<string>("fTitle") ?? "";

    /// <summary>TBranch, TBranchElement …</summary>
    public string ClassName => branch.ClassName;

    /// <summary>C++ class of what a TBranchElement or a TBranchObject holds; empty for simple branches.</summary>
    public string ContentClass => branch.Get<string>("fClassName") ?? "";

    /// <summary>Number of entries.</summary>
    public long Entries => branch.GetInteger("fEntries");

    /// <summary>The entry of the tree that is its first: a branch may have been added when others were filled already.</summary>
    public long FirstEntry => branch.GetInteger("fFirstEntry");

    /// <summary>Bytes after decompression, keys included.</summary>
    public long UncompressedBytes => branch.GetInteger("fTotBytes");

    /// <summary>Bytes in the file.</summary>
    public long CompressedBytes => branch.GetInteger("fZipBytes");

    /// <summary>Compression setting: 100 · algorithm + level.</summary>
    public int Compression => (int)branch.GetInteger("fCompress");

    /// <summary>Number of baskets that hold entries.</summary>
    public int BasketCount => Baskets.Count;

    /// <summary>First entry of each basket.</summary>
    public IEnumerable<long> BasketEntries => Baskets.Select(basket => basket.FirstEntry);

    /// <summary>Its leaves: one, or those of a leaf list.</summary>
    public IReadOnlyList<RootLeaf> Leaves { get; }

    /// <summary>True where entries may have different lengths, so that baskets hold an offset for each.</summary>
    internal bool HasEntryOffsets => branch.GetInteger("fEntryOffsetLen") > 0;

    internal int ElementId => (int)branch.GetInteger("fID", -1);

    internal int ElementType => (int)branch.GetInteger("fType", 0);

    internal int StreamerTypeNumber => (int)branch.GetInteger("fStreamerType", -1);

    /// <summary>Why the branch or a leaf of it is not known in full; null where it is.</summary>
    internal string? Unread => branch.Unread ?? Leaves.Select(leaf => leaf.Unread).FirstOrDefault(reason => reason is not null);

    /// <summary>Class of the objects whose members the branches below it are.</summary>
    internal string ClonesName => branch.Get<string>("fClonesName") ?? "";

    /// <summary>Class of the object whose member the branch is.</summary>
    internal string ParentClass => branch.Get<string>("fParentName") is { Length: > 0 } parent ? parent : ContentClass;

    internal RootObject Object => branch;

    internal int ContentVersion => (int)branch.GetInteger("fClassVersion");

    internal uint ContentChecksum => unchecked((uint)branch.GetInteger("fCheckSum"));

    /// <summary>False where its baskets lie in a file of their own (TBranch::SetFile).</summary>
    internal bool IsInThisFile => string.IsNullOrEmpty(branch.Get<string>("fFileName"));

    internal bool HasSubBranches => Children(branch, "fBranches").Any();

    /// <summary>The branch that counts the objects whose member this one is.</summary>
    internal RootObject? CountBranch => branch.Get<RootObject>("fBranchCount");

    /// <summary>The branch that counts the items of a pointer member of those objects.</summary>
    internal RootObject? ItemCountBranch => branch.Get<RootObject>("fBranchCount2");

    internal IReadOnlyList<BasketPlace> Baskets => baskets ??= ReadBaskets();

    /// <summary>The number of the basket that holds an entry; -1 where none does.</summary>
    internal int FindBasket(long entry)
    {
        int low = 0, high = Baskets.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (entry < Baskets[middle].FirstEntry)
            {
                high = middle - 1;
            }
            else if (entry >= Baskets[middle].FirstEntry + Baskets[middle].EntryCount)
            {
                low = middle + 1;
            }
            else
            {
                return middle;
            }
        }

        return -1;
    }

    internal RootObject Embedded(int number) => branch.Get<RootObject>("fBaskets")!.Items[number]!;

    internal static IEnumerable<RootObject> Children(RootObject parent, string list) =>
        parent.Get<RootObject>(list)?.Items.OfType<RootObject>() ?? [];

    private List<BasketPlace> ReadBaskets()
    {
        var first = branch.Get<Array>("fBasketEntry");
        var bytes = branch.Get<int[]>("fBasketBytes") ?? [];
        var seek = branch.Get<Array>("fBasketSeek");
        var last = branch.GetInteger("fWriteBasket");
        var embedded = branch.Get<RootObject>("fBaskets")?.Items ?? [];
        var places = new List<BasketPlace>();
        var next = FirstEntry;
        var afterLast = next + Entries;
        if (last < 0 || last > Math.Max(seek?.Length ?? 0, embedded.Count))
        {
            throw Damaged($"it says that basket {last} is the last, and describes {seek?.Length ?? 0}");
        }

        for (var i = 0; i <= last; i++)
        {
            var at = i < last && seek is not null && i < seek.Length ? Convert.ToInt64(seek.GetValue(i), null) : 0;
            if (at != 0)
            {
                if (first is null || i + 1 >= first.Length || i >= bytes.Length)
                {
                    throw Damaged($"basket {i} of {last} is not among the {first?.Length ?? 0} that fBasketEntry and the {bytes.Length} that fBasketBytes describe");
                }

                var begin = Convert.ToInt64(first.GetValue(i), null);
                var end = Convert.ToInt64(first.GetValue(i + 1), null);
                if (begin != next || end < begin || end > afterLast)
                {
                    throw Damaged($"basket {i} has entries {begin} to {end}, the basket before it ends at {next}, and the branch has {Entries} from {FirstEntry} on");
                }

                places.Add(new(begin, end - begin, at, bytes[i], -1));
                next = end;
            }
            else if (i < embedded.Count && embedded[i] is { ClassName: "TBasket" } basket && basket.GetInteger("fNevBuf") is > 0 and var count)
            {
                if (basket.Get<byte[]>("buffer") is null)
                {
                    throw Damaged($"basket {i} lies in the tree's record without its bytes");
                }

                places.Add(new(next, count, 0, 0, i));
                next += count;
            }
        }

        // A branch that is only the name of its parts counts their entries and has no basket.
        if (next != afterLast && !(places.Count == 0 && HasSubBranches))
        {
            throw Damaged($"its baskets hold entries up to {next}, and it says that it has {Entries} from {FirstEntry} on");
        }

        return places;
    }

    private CorruptFileException Damaged(string why) => new(
        $"the baskets of branch '{FullName}' contradict each other",
        $"{file}, branch '{FullName}'",
        why,
        "was the job that wrote the file cut off? what other branches hold can still be read");
}
