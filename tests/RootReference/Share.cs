namespace HepAnalysis.RootReference;

/// <summary>What an answer of ROOT's own is counted in.</summary>
internal enum Share
{
    /// <summary>Branches that hold a value.</summary>
    Branches,

    /// <summary>Objects that hold a value, the first of each class in a file.</summary>
    Objects,

    /// <summary>Empty lists, classes without members, repeats: must be right too.</summary>
    Others,
}
