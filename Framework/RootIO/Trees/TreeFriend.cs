namespace HepAnalysis.RootIO.Trees;

/// <summary>Another tree whose entries belong beside those of a tree (TFriendElement).</summary>
/// <param name="Alias">Name by which its columns are told from others: <c>alias.column</c>.</param>
/// <param name="Tree">Its name in its file.</param>
/// <param name="File">Its file, as it was named when it was written; empty for the same file.</param>
public sealed record TreeFriend(string Alias, string Tree, string File);
