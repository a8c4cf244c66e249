namespace HepAnalysis.RootIO.Trees.Values;

/// <summary>How a text is written.</summary>
internal enum TextForm
{
    /// <summary>std::string: a header where it is a member.</summary>
    Standard,

    /// <summary>TString: never a header.</summary>
    Root,

    /// <summary>TLeafC: as TString, but nothing at all for an empty one that is alone.</summary>
    Leaf,

    /// <summary>char*: four bytes of length.</summary>
    CharStar,
}
