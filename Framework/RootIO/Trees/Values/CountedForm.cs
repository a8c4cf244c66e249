namespace HepAnalysis.RootIO.Trees.Values;

/// <summary>What stands before the counted items of a member.</summary>
internal enum CountedForm
{
    /// <summary>Numbers of a class: a byte for each object, which says whether there are any.</summary>
    Flagged,

    /// <summary>Objects (TStreamerLoop): one header for all.</summary>
    Headed,

    /// <summary>Leaves of a list: nothing.</summary>
    Bare,
}
