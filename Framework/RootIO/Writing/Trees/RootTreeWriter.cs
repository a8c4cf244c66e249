using System.Runtime.InteropServices;
using HepAnalysis.Columns;

namespace HepAnalysis.RootIO.Writing.Trees;

/// <summary>
/// Writes a TTree as entries come; beside the open baskets it keeps only where the closed ones lie.
/// </summary>
internal sealed class RootTreeWriter : IColumnWriter
{
    private readonly RootFileWriter file;
    private readonly FolderRecord folder;
    private readonly string title;
    private readonly RootTreeOptions options;
    private readonly bool ownsFile;
    private readonly CompressorPool compressors;
    private readonly BranchWriter[] branches;
    private readonly ClusterList clusters = new();
    private readonly NumberColumn counts = new(NumberKind.Int32);
    private long clusterStart;
    private long clusterEntries;
    private bool ended;

    public RootTreeWriter(
        RootFileWriter file, FolderRecord folder, string name, string title, IReadOnlyList<ColumnInfo> columns, RootTreeOptions options, bool ownsFile)
    {
        this.file = file;
        this.folder = folder;
        this.title = title;
        this.options = options;
        this.ownsFile = ownsFile;
        Name = name;
        Columns = [.. columns];
        clusterEntries = options.ClusterEntries;
        compressors = new CompressorPool(options.Compression ?? file.Options.Compression);
        branches = [.. BranchPlan.Of($"{file.Path}:{name}", columns).Select(plan => new BranchWriter(
            file.File, folder, name, plan, compressors, file.Options.Scheduler, options.BasketBytes))];
    }

    public string Name { get; }

    public IReadOnlyList<ColumnInfo> Columns { get; }

    public long Entries { get; private set; }

    public void Write(ReadOnlySpan<Column> columns, int entryCount)
    {
        ObjectDisposedException.ThrowIf(ended, this);
        Check(columns, entryCount);
        var first = 0;
        while (first < entryCount)
        {
            var take = entryCount - first;
            if (clusterEntries > 0)
            {
                take = (int)Math.Min(take, clusterEntries - (Entries - clusterStart));
            }

            foreach (var branch in branches)
            {
                Append(branch, columns, first, take);
            }

            first += take;
            Entries += take;
            EndFullCluster();
        }
    }

    public void EndCluster()
    {
        // Who ends clusters decides where: from here on nothing is cut by itself.
        clusterEntries = long.MaxValue;
        CutCluster();
    }

    public void Commit()
    {
        ObjectDisposedException.ThrowIf(ended, this);
        CutCluster();
        file.File.Records.Settle();
        var tree = new TreeObject(Name, title, branches, Entries, clusters, compressors.Setting, options.BasketBytes);
        file.EndTree(this, folder, Name, title, tree.Classes, tree.Write);
        Release();
        if (ownsFile)
        {
            file.Commit();
        }
    }

    public void Dispose()
    {
        if (!ended)
        {
            if (ownsFile)
            {
                file.File.Records.Cancel();
            }

            file.Abandon(this);
            Release();
        }

        if (ownsFile)
        {
            file.Dispose();
        }
    }

    /// <summary>Gives the memory back.</summary>
    public void Release()
    {
        ended = true;
        file.File.Records.Wait();
        compressors.Dispose();
        counts.Dispose();
    }

    private void CutCluster()
    {
        foreach (var branch in branches)
        {
            branch.Flush();
        }

        clusters.Add(Entries);
        clusterStart = Entries;
    }

    private void EndFullCluster()
    {
        if (clusterEntries == 0 && branches.Sum(branch => branch.PendingAndWritten) >= options.ClusterBytes)
        {
            // From here on as many entries as it took, in whole thousands where there are so many.
            clusterEntries = Entries >= 1000 ? (Entries + 999) / 1000 * 1000 : Entries;
        }

        if (clusterEntries > 0 && Entries - clusterStart >= clusterEntries)
        {
            CutCluster();
        }
    }

    private void Append(BranchWriter branch, ReadOnlySpan<Column> columns, int first, int count)
    {
        var plan = branch.Plan;
        var column = columns[plan.Column];
        if (plan.IsMadeHere)
        {
            var lengths = Lengths(((ListColumn)column).Offsets.Slice(first, count + 1));
            branch.LargestCount = Math.Max(branch.LargestCount, Largest(lengths));
            branch.Append(counts.Buffer.Values<byte>(4 * count), count);
        }
        else if (column is ListColumn list)
        {
            branch.AppendLists(Bytes(list.Content), list.Offsets.Slice(first, count + 1));
        }
        else
        {
            var width = plan.Length * plan.Kind.Size();
            var values = Bytes(column).Slice(first * width, count * width);
            if (plan.IsCounter)
            {
                branch.LargestCount = Math.Max(branch.LargestCount, Largest(MemoryMarshal.Cast<byte, int>(values)));
            }

            branch.Append(values, count);
        }
    }

    private ReadOnlySpan<int> Lengths(ReadOnlySpan<int> ends)
    {
        var lengths = counts.Resize<int>(ends.Length - 1);
        for (var i = 0; i < lengths.Length; i++)
        {
            lengths[i] = ends[i + 1] - ends[i];
        }

        return lengths;
    }

    private static int Largest(ReadOnlySpan<int> values)
    {
        var largest = 0;
        foreach (var value in values)
        {
            largest = Math.Max(largest, value);
        }

        return largest;
    }

    private static ReadOnlySpan<byte> Bytes(Column column)
    {
        while (column is FixedArrayColumn array)
        {
            column = array.Content;
        }

        var numbers = (NumberColumn)column;
        return numbers.Buffer.Values<byte>(numbers.Count * numbers.Kind.Size());
    }

    private void Check(ReadOnlySpan<Column> columns, int entryCount)
    {
        if (columns.Length != Columns.Count)
        {
            throw new ArgumentException($"{columns.Length} columns were given, the tree has {Columns.Count}", nameof(columns));
        }

        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i].ItemType != Columns[i].Type || columns[i].Count != entryCount)
            {
                throw new ArgumentException(
                    $"column '{Columns[i].Name}' has {columns[i].Count} items of type {columns[i].ItemType}; {entryCount} of type {Columns[i].Type} are wanted",
                    nameof(columns));
            }
        }

        // Neighbours mostly share their offsets, which need one look.
        (BranchPlan Counter, NumberColumn Offsets)? seen = null;
        foreach (var branch in branches)
        {
            if (branch.Plan.Counter is { } counter)
            {
                var offsets = ((ListColumn)columns[branch.Plan.Column]).OffsetColumn;
                if (seen is null || seen.Value.Counter != counter || seen.Value.Offsets != offsets)
                {
                    CheckCounter(branch.Plan, counter, columns);
                    seen = (counter, offsets);
                }
            }
        }
    }

    /// <summary>Lists with one counter are equally long; a counter that is given says so.</summary>
    private void CheckCounter(BranchPlan plan, BranchPlan counter, ReadOnlySpan<Column> columns)
    {
        var offsets = ((ListColumn)columns[plan.Column]).OffsetColumn;
        bool equal;
        if (counter.IsMadeHere)
        {
            var other = ((ListColumn)columns[counter.Column]).OffsetColumn;
            equal = ReferenceEquals(other, offsets) || other.Values<int>().SequenceEqual(offsets.Values<int>());
        }
        else
        {
            equal = MemoryMarshal.Cast<byte, int>(Bytes(columns[counter.Column])).SequenceEqual(Lengths(offsets.Values<int>()));
        }

        if (!equal)
        {
            throw new ArgumentException($"the lists of column '{plan.Name}' are not as long as '{counter.Name}' says", nameof(columns));
        }
    }
}
