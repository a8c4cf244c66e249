using HepAnalysis.Columns;
using HepAnalysis.RootIO.Objects;

namespace HepAnalysis.RootIO.Trees;

/// <summary>A leaf: one variable of a branch.</summary>
public sealed class RootLeaf
{
    private readonly RootObject leaf;

    internal RootLeaf(RootObject leaf)
    {
        this.leaf = leaf;
    }

    /// <summary>Name.</summary>
    public string Name => leaf.Get<string>("fName") ?? "";

    /// <summary>Title: its name with dimensions, as <c>Muon_pt[nMuon]</c>.</summary>
    public string Title => leaf.Get<string>("fTitle") ?? "";

    /// <summary>TLeafF, TLeafI, TLeafElement …</summary>
    public string ClassName => leaf.ClassName;

    /// <summary>Values an entry, or values an item where another leaf counts the items.</summary>
    public int Length => (int)leaf.GetInteger("fLen", 1);

    /// <summary>Bytes of one value.</summary>
    public int ValueBytes => (int)leaf.GetInteger("fLenType");

    /// <summary>True where an integer has no sign.</summary>
    public bool IsUnsigned => leaf.GetInteger("fIsUnsigned") != 0;

    /// <summary>Name of the leaf that counts the items; null for a fixed number.</summary>
    public string? CountLeaf => leaf.Get<RootObject>("fLeafCount")?.Get<string>("fName");

    /// <summary>The leaf as an object of the tree's record: a counter is told from another of its name by being the same object.</summary>
    internal RootObject Object => leaf;

    internal RootObject? CountObject => leaf.Get<RootObject>("fLeafCount");

    /// <summary>True of a TLeafObject whose entries say each of what class its object is.</summary>
    internal bool IsVirtual => leaf.GetInteger("fVirtual", 1) != 0;

    internal string? Unread => leaf.Unread;

    /// <summary>What one value is; null for what is not a plain number (text, packed floats, objects).</summary>
    public NumberKind? Kind => (ClassName, IsUnsigned) switch
    {
        ("TLeafO", _) => NumberKind.Bool,
        ("TLeafB", false) => NumberKind.Int8,
        ("TLeafB", true) => NumberKind.UInt8,
        ("TLeafS", false) => NumberKind.Int16,
        ("TLeafS", true) => NumberKind.UInt16,
        ("TLeafI", false) => NumberKind.Int32,
        ("TLeafI", true) => NumberKind.UInt32,
        ("TLeafL" or "TLeafG", false) => NumberKind.Int64,
        ("TLeafL" or "TLeafG", true) => NumberKind.UInt64,
        ("TLeafF", _) => NumberKind.Float32,
        ("TLeafD", _) => NumberKind.Float64,
        _ => null,
    };

    /// <summary>The fixed dimensions in the title, without the one that another leaf counts; one dimension of <see cref="Length"/> where it names none.</summary>
    internal IReadOnlyList<int> FixedDimensions
    {
        get
        {
            var sizes = new List<int>();
            foreach (var part in Title.Split('[').Skip(1))
            {
                if (part.EndsWith(']') && int.TryParse(part.AsSpan(0, part.Length - 1), out var size) && size > 0)
                {
                    sizes.Add(size);
                }
            }

            var product = sizes.Aggregate(1L, (all, size) => all * size);
            return product == Length ? sizes : Length == 1 ? [] : [Length];
        }
    }
}
