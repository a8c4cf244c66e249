using HepAnalysis.Columns;
using HepAnalysis.RootIO.Compression;

namespace HepAnalysis.RootIO.Writing.Trees;

/// <summary>The TTree itself (version 20) with its branches (13) and leaves, member by member as Classes.txt has them.</summary>
internal sealed class TreeObject(
    string name, string title, IReadOnlyList<BranchWriter> branches, long entries, ClusterList clusters, CompressionSetting compression, int basketBytes)
{
    private const uint FeaturesChecksum = 0x1AA1_2F10;
    private const int OffsetTableLength = 1000;
    private const long Unlimited = 1_000_000_000_000;
    private const long AutoSaveBytes = -300_000_000;

    // What identifies a leaf as an object of the file.
    private readonly Dictionary<BranchPlan, BranchWriter> writers = branches.ToDictionary(branch => branch.Plan);

    public IEnumerable<string> Classes =>
        branches.Select(branch => LeafKind.ClassName(branch.Plan.Kind)).Distinct(StringComparer.Ordinal).Prepend("TTree").Append("TBranch");

    public void Write(ObjectBuffer buffer) => buffer.Class(20, () =>
    {
        var (ranges, autoFlush) = clusters.Layout();
        var stored = branches.Sum(branch => branch.StoredBytes);
        buffer.Named(name, title);
        Attributes.Line(buffer, color: 602);
        Attributes.Fill(buffer, color: 0);
        Attributes.Marker(buffer);
        buffer.Int64(entries);
        buffer.Int64(branches.Sum(branch => branch.TotalBytes));
        buffer.Int64(stored);
        buffer.Int64(0);
        buffer.Int64(stored);
        buffer.Float64(1);
        buffer.Int32(0);
        buffer.Int32(25);
        buffer.Int32(0);
        buffer.Int32(OffsetTableLength);
        buffer.Int32(ranges.Count);
        buffer.Int64(Unlimited);
        buffer.Int64(Unlimited);
        buffer.Int64(0);
        buffer.Int64(AutoSaveBytes);
        buffer.Int64(autoFlush);
        buffer.Int64(1_000_000);
        Longs(buffer, ranges.Select(range => range.LastEntry), ranges.Count);
        Longs(buffer, ranges.Select(range => range.Size), ranges.Count);
        buffer.Class(FeaturesChecksum, () => buffer.Byte(0));
        buffer.ObjectArray(branches.Count, () =>
        {
            foreach (var branch in branches)
            {
                buffer.Pointer(branch, "TBranch", () => WriteBranch(buffer, branch));
            }
        });
        buffer.ObjectArray(branches.Count, () =>
        {
            foreach (var branch in branches)
            {
                LeafPointer(buffer, branch.Plan);
            }
        });
        buffer.Null();
        buffer.ArrayOfDoubles([]);
        buffer.Int32(0);
        buffer.Null();
        buffer.Null();
        buffer.Null();
        buffer.Null();
    });

    private void WriteBranch(ObjectBuffer buffer, BranchWriter branch) => buffer.Class(13, () =>
    {
        var plan = branch.Plan;
        var baskets = branch.BasketSeeks.Count;
        var slots = Math.Max(baskets + 1, 10);
        buffer.Named(plan.Name, plan.BranchTitle);
        Attributes.Fill(buffer, color: 0);
        buffer.Int32(compression.RootNumber);
        buffer.Int32(basketBytes);
        buffer.Int32(plan.Counter is null ? 0 : OffsetTableLength);
        buffer.Int32(baskets);
        buffer.Int64(branch.Entries);
        buffer.Class(FeaturesChecksum, () => buffer.Byte(0));
        buffer.Int32(0);
        buffer.Int32(slots);
        buffer.Int32(0);
        buffer.Int64(branch.Entries);
        buffer.Int64(0);
        buffer.Int64(branch.TotalBytes);
        buffer.Int64(branch.StoredBytes);
        buffer.ObjectArray(0, () => { });
        buffer.ObjectArray(1, () => LeafPointer(buffer, plan));
        buffer.ObjectArray(0, () => { });
        buffer.Byte(1);
        for (var i = 0; i < slots; i++)
        {
            buffer.Int32(i < baskets ? branch.BasketBytes[i] : 0);
        }

        Longs(buffer, branch.BasketEntries.Append(branch.Entries), slots);
        Longs(buffer, branch.BasketSeeks, slots);
        buffer.Text("");
    });

    private void LeafPointer(ObjectBuffer buffer, BranchPlan plan) =>
        buffer.Pointer(plan, LeafKind.ClassName(plan.Kind), () => WriteLeaf(buffer, plan));

    private void WriteLeaf(ObjectBuffer buffer, BranchPlan plan) => buffer.Class(1, () =>
    {
        buffer.Class(2, () =>
        {
            buffer.Named(plan.Name, plan.LeafTitle);
            buffer.Int32(plan.Length);
            buffer.Int32(plan.Kind.Size());
            buffer.Int32(0);
            buffer.Bool(plan.IsCounter);
            buffer.Bool(LeafKind.IsUnsigned(plan.Kind));
            if (plan.Counter is null)
            {
                buffer.Null();
            }
            else
            {
                LeafPointer(buffer, plan.Counter);
            }
        });

        // Minimum and maximum in the leaf's own width; ROOT allocates by a counter's maximum.
        buffer.Bytes(stackalloc byte[plan.Kind.Size()]);
        if (plan.IsCounter)
        {
            buffer.Int32(writers[plan].LargestCount);
        }
        else
        {
            buffer.Bytes(stackalloc byte[plan.Kind.Size()]);
        }
    });

    private static void Longs(ObjectBuffer buffer, IEnumerable<long> values, int count)
    {
        buffer.Byte(count > 0 ? 1 : 0);
        var written = 0;
        foreach (var value in values)
        {
            buffer.Int64(value);
            written++;
        }

        for (; written < count; written++)
        {
            buffer.Int64(0);
        }
    }
}
