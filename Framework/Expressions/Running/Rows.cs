using HepAnalysis.Expressions.Nodes;
using HepAnalysis.Expressions.Typing;

namespace HepAnalysis.Expressions.Running;

/// <summary>
/// A set of values of one scope: some events of the block, or objects of a view in rows of the scope above. Nodes are
/// evaluated for such a set at once, and what more than one node needs is kept with it.
/// </summary>
internal sealed class Rows
{
    /// <summary>Where these rows live.</summary>
    public Scope Scope { get; set; } = null!;

    public int Count { get; set; }

    /// <summary>The rows above, in which these lie; null for events.</summary>
    public Rows? Parent { get; set; }

    /// <summary>For each row the row of <see cref="Parent"/>, never falling (int32).</summary>
    public Lane? ParentRows { get; set; }

    /// <summary>For each row its object's place in the columns (events: index into the block), int32.</summary>
    public Lane Items { get; set; } = null!;

    /// <summary>True where the items are consecutive numbers.</summary>
    public bool IsConsecutive { get; set; }

    /// <summary>For each row of the parent its first row here, and the end (int32); null for a part of such rows.</summary>
    public Lane? Offsets { get; set; }

    /// <summary>The rows of which these are some, and which of them; null for rows of their own.</summary>
    public Rows? Superset { get; set; }

    /// <summary>For each row the row of <see cref="Superset"/> (int32).</summary>
    public Lane? SupersetRows { get; set; }

    public List<(Node Node, Lane Lane)> Kept { get; } = [];

    public List<(View View, Rows Rows)> Children { get; } = [];

    public List<(Scope Scope, Rows Rows, Lane? Map)> Above { get; } = [];

    public ReadOnlySpan<int> ItemValues => Items.Values<int>();

    public Lane? FindKept(Node node)
    {
        foreach (var (kept, lane) in Kept)
        {
            if (ReferenceEquals(kept, node))
            {
                return lane;
            }
        }

        return null;
    }

    public Rows? FindChildren(View view)
    {
        foreach (var (kept, rows) in Children)
        {
            if (ReferenceEquals(kept, view))
            {
                return rows;
            }
        }

        return null;
    }
}
