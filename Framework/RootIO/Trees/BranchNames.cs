using HepAnalysis.RootIO.Objects;
using HepAnalysis.RootIO.Streamers;

namespace HepAnalysis.RootIO.Trees;

/// <summary>
/// The names by which branches are read: a branch of the tree by its own; a sub-branch with the branch above it in front
/// and a dot between, unless its own name holds that already (ROOT writes <c>Muons.pt</c> under <c>Muons</c>, but <c>pt</c>
/// under a <c>event</c> without a dot). Base classes leave no trace. A name that is taken already is told apart by the
/// path with slashes.
/// </summary>
internal sealed class BranchNames
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <summary>The name of a branch.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="parent">What is above it; null for a branch of the tree itself.</param>
    public Named Name(RootObject branch, Named? parent)
    {
        var name = branch.Get<string>("fName") ?? "";
        var path = parent is null ? name : $"{parent.Path}/{name}";
        var full = name;
        var prefix = "";
        if (parent is not null && parent.Prefix.Length > 0)
        {
            var own = parent.Own.TrimEnd('.') + ".";
            full = name.StartsWith(parent.Prefix + ".", StringComparison.Ordinal) ? name
                : own.Length > 1 && name.StartsWith(own, StringComparison.Ordinal) ? $"{parent.Prefix}.{name[own.Length..]}"
                : $"{parent.Prefix}.{name}";
        }

        var isBase = parent is not null && branch.GetInteger("fStreamerType", -1) == StreamerType.Base;
        prefix = isBase ? parent!.Prefix : full.TrimEnd('.');
        if (!taken.Add(full))
        {
            full = path;
            while (!taken.Add(full))
            {
                full += "'";
            }
        }

        return new Named(name, full, prefix, path);
    }

    /// <summary>A branch's names.</summary>
    /// <param name="Own">As stored.</param>
    /// <param name="Full">By which it is read.</param>
    /// <param name="Prefix">What its sub-branches' names begin with.</param>
    /// <param name="Path">Stored names from the tree down, with slashes.</param>
    public sealed record Named(string Own, string Full, string Prefix, string Path);
}
