using HepAnalysis.RootIO.Files;

namespace HepAnalysis.RootIO.Recovery;

/// <summary>A directory as it will be in the recovered file.</summary>
/// <param name="Label">The key of the directory itself.</param>
/// <param name="BodySeek">Where its data begin, behind its key.</param>
/// <param name="Keys">What it will list.</param>
/// <param name="NeedsList">True where its list of keys has to be written anew.</param>
internal sealed record RecoveredDirectory(RootKey Label, long BodySeek, IReadOnlyList<RootKey> Keys, bool NeedsList);
