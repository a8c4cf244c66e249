using HepAnalysis.RootIO.Objects;
using HepAnalysis.RootIO.Trees;

namespace HepAnalysis.RootIO.References;

/// <summary>What a reference led to.</summary>
/// <param name="Reference">The reference.</param>
/// <param name="Object">The object that it refers to; null where it refers to nothing or that was not found.</param>
/// <param name="Branch">Of a tree the branch that holds the object; null outside of trees, and where nothing was found.</param>
/// <param name="Reason">Why the object was not found; null where it was, and where the reference refers to nothing.</param>
public sealed record ResolvedReference(ObjectReference Reference, RootObject? Object, RootBranch? Branch = null, string? Reason = null)
{
    /// <summary>True where the reference refers to nothing: a null TRef, or a hole of a TRefArray.</summary>
    public bool IsNull => Reference.IsNull;
}
