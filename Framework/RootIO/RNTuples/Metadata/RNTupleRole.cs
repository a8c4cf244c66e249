namespace HepAnalysis.RootIO.RNTuples.Metadata;

/// <summary>What a field is in the tree of fields (Binary Format Specification, "Field Description").</summary>
public enum RNTupleRole
{
    /// <summary>A value: a number, a string; with children an array, an enum, an atomic.</summary>
    Leaf = 0,

    /// <summary>A variable number of items.</summary>
    Collection = 1,

    /// <summary>Members side by side.</summary>
    Record = 2,

    /// <summary>An item of one of several types.</summary>
    Variant = 3,

    /// <summary>An object as ROOT's streamer writes it.</summary>
    Streamer = 4,
}
