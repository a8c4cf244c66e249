namespace HepAnalysis.RootIO.RNTuples.Fields;

/// <summary>
/// The names of a class's members when those of its base classes stand beside them: where several have one name, the base
/// classes that differ are put in front, the outermost first.
/// </summary>
/// <param name="Bases">The base classes that lead to the member, the outermost first.</param>
/// <param name="Name">Its own name.</param>
/// <param name="Plan">How it is read.</param>
internal sealed record MemberName(IReadOnlyList<string> Bases, string Name, FieldPlan Plan)
{
    /// <summary>The members with names that differ.</summary>
    public static IReadOnlyList<(string Name, FieldPlan Plan)> Distinguish(IReadOnlyList<MemberName> members)
    {
        var groups = members.ToLookup(member => member.Name, StringComparer.Ordinal);
        return [.. members.Select(member => (Among(member, [.. groups[member.Name]]), member.Plan))];
    }

    private static string Among(MemberName member, IReadOnlyList<MemberName> group)
    {
        if (group.Count == 1)
        {
            return member.Name;
        }

        var common = group.Min(other => Equal(member, other));
        var different = group.Where(other => !ReferenceEquals(other, member)).Max(other => Equal(member, other)) + 1;
        return string.Join("::", [.. member.Bases.Take(different).Skip(common), member.Name]);
    }

    // How many of the outermost base classes two members share.
    private static int Equal(MemberName one, MemberName other)
    {
        var equal = 0;
        while (equal < Math.Min(one.Bases.Count, other.Bases.Count) && one.Bases[equal] == other.Bases[equal])
        {
            equal++;
        }

        return equal;
    }
}
