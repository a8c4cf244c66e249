using HepAnalysis.RootIO.Compression;
using HepAnalysis.RootIO.Files;
using HepAnalysis.RootIO.Objects;
using HepAnalysis.RootIO.Trees;

namespace HepAnalysis.RootIO.References;

/// <summary>
/// The branch of a tree that says of each entry which branches hold its referenced objects (TBranchRef with a TRefTable).
/// An entry (TRefTable::FillBuffer):
/// <code>
///  4  - number of processes; in old files instead the number of objects of the only one
///  for each process (in old files without the number)
///    4       number of objects
///    4 each  1 + place of the branch in fParents, 0 for none; the object's number is the place in this list
/// </code>
/// Not thread-safe.
/// </summary>
internal sealed class ReferenceTable : IDisposable
{
    private readonly RootTree tree;
    private readonly RootBranch branch;
    private readonly IReadOnlyList<RootObject?> parents;
    private readonly List<string> processes;
    private readonly RootDecompressor decompressor = new();
    private readonly BasketWindow window;
    private readonly BasketCursor cursor;
    private readonly List<int[]> entryLists = [];
    private long entry = -1;

    private ReferenceTable(RootTree tree, RootObject branchRef, RootObject table)
    {
        this.tree = tree;
        branch = new RootBranch(branchRef, branchRef.Get<string>("fName") is { Length: > 0 } name ? name : "TRefTable", tree.File.Name);
        parents = table.Get<RootObject>("fParents")?.Items ?? [];
        processes = [.. (table.Get<Array>("fProcessGUIDs") ?? Array.Empty<string>()).Cast<object?>().Select(text => text as string ?? (text as RootObject)?.Get<string>("fString") ?? "")];
        var cost = new CostMeter();
        window = new BasketWindow(tree.File, cost);
        window.BeginTask(branch.FirstEntry + branch.Entries);
        cursor = new BasketCursor(tree.File, branch, window, decompressor, cost);
    }

    /// <summary>The table of a tree; null where it was written without one.</summary>
    public static ReferenceTable? Of(RootTree tree) =>
        tree.Object.Get<RootObject>("fBranchRef") is { } branchRef && branchRef.Get<RootObject>("fRefTable") is { } table ? new(tree, branchRef, table) : null;

    /// <summary>The branch that holds an object in an entry; null where the table knows none.</summary>
    /// <param name="at">The entry.</param>
    /// <param name="reference">The object.</param>
    /// <param name="process">Identifier of its process.</param>
    /// <exception cref="CorruptFileException">The table is damaged.</exception>
    public RootBranch? Find(long at, ObjectReference reference, string? process)
    {
        Read(at);
        var list = processes.Count == 0 ? 0 : process is null ? -1 : processes.IndexOf(process);
        return list >= 0 && list < entryLists.Count && reference.Id < entryLists[list].Length && entryLists[list][reference.Id] - 1 is var parent
            && parent >= 0 && parent < parents.Count && parents[parent] is { } holder ? tree.BranchOf(holder) : null;
    }

    public void Dispose()
    {
        cursor.Dispose();
        window.Dispose();
        decompressor.Dispose();
    }

    private void Read(long at)
    {
        if (at == entry)
        {
            return;
        }

        entry = -1;
        entryLists.Clear();
        if (at < branch.FirstEntry || at >= branch.FirstEntry + branch.Entries)
        {
            return;
        }

        cursor.Open(at);
        var start = cursor.EntryStart((int)(at - cursor.Basket.FirstEntry));
        var end = cursor.KnownStart(at + 1);
        if (end < start)
        {
            throw cursor.Corrupt($"entry {at} begins at byte {start} and ends at byte {end}");
        }

        var buffer = new RootBuffer(cursor.Data[start..end].ToArray(), cursor.EntryPlace(at, start));
        var first = buffer.ReadInt32();
        for (var left = first < 0 ? -(long)first : 1; left > 0; left--)
        {
            var count = first < 0 ? buffer.ReadInt32() : first;
            if (count < 0 || count > buffer.Remaining / sizeof(int))
            {
                throw buffer.Corrupt($"a table of {count} references where {buffer.Remaining} bytes are left");
            }

            var list = new int[count];
            for (var i = 0; i < count; i++)
            {
                list[i] = buffer.ReadInt32();
            }

            entryLists.Add(list);
        }

        entry = at;
    }
}
