namespace HepAnalysis.Columns.Schemas;

/// <summary>
/// A collection that an analysis makes itself. With <paramref name="Numbers"/> its objects are scalar groups, one for
/// each number (<c>px{n}</c> with 1, 2 is px1, px2); without, its members are arrays with one counter, or scalars for a
/// single object.
/// </summary>
/// <param name="Name">Name in the analysis.</param>
/// <param name="Members">Its members, at least one.</param>
/// <param name="Numbers">What stands for <c>{n}</c> in the members' columns; empty where they are whole columns.</param>
/// <param name="Where">Place of the request, for messages.</param>
public sealed record CollectionRequest(string Name, IReadOnlyList<MemberRequest> Members, IReadOnlyList<int> Numbers, string Where);

/// <summary>A member of a <see cref="CollectionRequest"/>.</summary>
/// <param name="Name">Name in the analysis: <c>px</c>.</param>
/// <param name="Column">The column, <c>Muon_Px</c>, or its pattern, <c>px{n}</c>.</param>
/// <param name="Where">Place of the request, for messages.</param>
public sealed record MemberRequest(string Name, string Column, string Where);
