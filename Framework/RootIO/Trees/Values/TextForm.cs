namespace HepAnalysis.RootIO.Trees.Values;

/// <summary>How a text is written.</summary>
internal enum TextForm
{
    /// <summary>std::string: a header where it is a member.</summary>
    Standard,

    /// <summary>TString: never a header.</summary>
    Root,

    /// <summary>char*: four bytes of length.</summary>
    CharStar,
}
