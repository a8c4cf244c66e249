using HepAnalysis.RootIO.Streamers;

namespace HepAnalysis.RootIO.Trees;

/// <summary>What an entry of a branch is when it is read as generic objects.</summary>
/// <param name="Element">The member that the branch is; null for a whole object.</param>
/// <param name="Layout">The class of a whole object that stands without its header; null where it has one.</param>
/// <param name="CountColumn">Column that counts the objects whose member it is; null where it is one.</param>
/// <param name="ItemCountColumn">Column that counts the items of a pointer member of each of them; null where it is none.</param>
/// <param name="Classes">Of a TBranchSTL: for each class of its objects their branch, and those below it; null for others.</param>
internal sealed record BranchValue(StreamerElement? Element, StreamerInfo? Layout, string? CountColumn, string? ItemCountColumn = null, IReadOnlyList<IReadOnlyList<RootBranch>>? Classes = null);
