using HepAnalysis.RootIO.Trees.Values;

namespace HepAnalysis.RootIO.Trees;

/// <summary>Leaves of simple branches that are more than numbers: texts (TLeafC), packed floats, lists of leaves with such.</summary>
internal static class LeafValues
{
    /// <summary>How a leaf is read; null where that is not known.</summary>
    public static ValuePlan? Plan(RootLeaf leaf)
    {
        switch (leaf.ClassName)
        {
            case "TLeafC":
                return ValuePlan.Text(TextForm.Leaf);
            case "TLeafD32" or "TLeafF16":
                return Arrays(ValuePlan.Packed(PackedRange.Parse(leaf.ClassName == "TLeafF16", leaf.Title)), leaf);
            default:
                return leaf.Kind is { } kind ? Arrays(ValuePlan.Number(kind), leaf) : null;
        }
    }

    /// <summary>A list of leaves as a record, each leaf behind the one before; null where one is not known.</summary>
    public static ValuePlan? PlanList(RootBranch branch)
    {
        List<(string, ValuePlan)> members = [];
        foreach (var leaf in branch.Leaves)
        {
            if (Plan(leaf) is not { } plan || (leaf.CountLeaf is { } counter && branch.Leaves.All(other => other.Name != counter)))
            {
                return null;
            }

            members.Add((leaf.Name, leaf.CountLeaf is null ? plan : ValuePlan.Counted(plan, leaf.CountLeaf, 1, CountedForm.Bare)));
        }

        return ValuePlan.Bare(branch.FullName, members);
    }

    private static ValuePlan? Arrays(ValuePlan item, RootLeaf leaf) =>
        leaf.Length is < 0 or > ValuePlan.MostItems ? null : leaf.FixedDimensions.Reverse().Aggregate(item, ValuePlan.Fixed);
}
